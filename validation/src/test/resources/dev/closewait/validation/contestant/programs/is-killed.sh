# Ends as one does that has used up the memory.
read -r _
kill -9 $$
