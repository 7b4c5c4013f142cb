# Prints something.
while read -r _; do
  printf 'hel\033[31mlo\n'
done
