"""What comes by the axis for documents (edXML, QCVN 102:2016/BTTTT)."""
