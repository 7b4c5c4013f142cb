# Answers one look, and breaks down at the next.
read -r _
echo '{"services":[]}'
read -r _
echo "Traceback (most recent call last):" >&2
echo "NameError: name 'dwell' is not defined" >&2
exit 1
