# Answers every look, and holds nothing to be wrong.
while read -r _; do
  echo '{"version":1,"services":[{"port":8080,"pid":9,"pattern":"HEALTHY","also":["FAST_CHURN"]}]}'
done
