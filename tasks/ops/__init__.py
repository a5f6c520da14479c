"""The engine as a whole: the patrol, the rehearsal, the replay, and what watches over them."""
