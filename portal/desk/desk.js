// The desk is complete without this script; it only makes it quieter and quicker.
"use strict";
