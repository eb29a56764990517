"""What follows from coded positions: comparing, movement, linkage, reliability, bargaining."""
