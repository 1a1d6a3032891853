"""Charts as PNG: the SVG, rendered with a font that has the characters. Needs `reportkit[chart]`.

resvg (1.4 MB, no further packages) draws what the SVG says; Noto Sans SC (SIL Open Font License) comes as a package, so
that the picture is the same on every machine, whatever fonts it has.
"""

from __future__ import annotations

from importlib.resources import as_file, files

from reportkit.errors import ReportkitError

_FONT = ("pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf")
_FAMILY = "Noto Sans SC"
_ZOOM = 2  # pixels of the picture for one of the drawing


def document(svg: str) -> bytes:
    """The picture. Raises ReportkitError RK222 where a package is missing."""
    try:
        import resvg_py

        font = files(_FONT[0]) / _FONT[1]
    except ImportError as error:
        hint = "Install it with `pip install reportkit[chart]`, or choose svg or html."
        raise ReportkitError("RK222", f"png needs {error.name}", hint=hint) from error
    with as_file(font) as path:
        picture = resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=_ZOOM,
            skip_system_fonts=True,
            font_files=[str(path)],
            font_family=_FAMILY,
            sans_serif_family=_FAMILY,
        )
    return bytes(picture)
