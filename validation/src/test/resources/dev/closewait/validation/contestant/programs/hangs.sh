# Reads nothing, says nothing, and does not end.
sleep 1000
