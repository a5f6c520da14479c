"""Unit tests of what guards and keeps up the servers of `dondoc up`."""
