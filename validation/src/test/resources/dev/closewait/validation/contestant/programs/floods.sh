# Says what is right, but without being asked.
exec yes '{"services":[]}'
