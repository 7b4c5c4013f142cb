# Begins an answer that has no end.
tr '\0' 'x' </dev/zero
