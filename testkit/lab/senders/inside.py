"""Refuses to run outside the lab: imported first by whatever sends."""

import os
import sys

outside = os.environ.get("PORTZERO_LAB_OUTSIDE")
if outside is None or outside == str(os.stat("/proc/self/ns/net").st_ino):
    sys.exit("this program sends crafted packets and runs only inside the lab's namespaces: use make-lab")
