"""`dondoc demo`: the directive of January 2022 replayed on a virtual clock by the very functions of the real thing."""
