"""Pinyin glosses and the byte shift they caused, undone.

A site put a reading after every occurrence of certain characters, by an unaligned replacement on GBK bytes: 總結(jié),
and where the bytes straddle two characters, 隊員們?cè)谵r村 for 隊員們在農村. The table is learnt from the document; a
run is repaired if the original found gives the source back when damaged again and is likelier by far than any other.
"""
