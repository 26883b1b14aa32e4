"""Is a candidate wired right? What is tried before any judgement, and what to change where it is not."""
