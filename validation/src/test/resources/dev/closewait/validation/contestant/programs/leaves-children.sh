# Starts a child, one that leaves its session, and one whose parent is gone; writes down who they are, and hangs.
sleep 1000 &
echo $! >>"$1"
setsid sh -c 'echo $$ >>"$0"; exec sleep 1000' "$1" &
(setsid sh -c 'echo $$ >>"$0"; exec sleep 1000' "$1" &)
echo $$ >>"$1"
trap '' TERM INT HUP
while :; do sleep 1000; done
