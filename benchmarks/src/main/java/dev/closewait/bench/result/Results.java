package dev.closewait.bench.result;

import dev.closewait.bench.machine.Machine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that one run measured. As JSON its fields are a contract: a change that is more than a new field is a new version.
 *
 * @param version of these fields
 * @param taken when the run began
 * @param command what ran
 * @param machine where
 * @param comparisons what was measured
 * @param goals what that says of the goals
 */
public record Results(int version, Instant taken, String command, Machine machine, List<ComparisonResult> comparisons,
        List<GoalResult> goals) {
    static final int VERSION = 1;

    static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public Results {
        comparisons = List.copyOf(comparisons);
        goals = List.copyOf(goals);
    }

    /** Results that are held against all goals. */
    public static Results of(Instant taken, String command, Machine machine, List<ComparisonResult> comparisons) {
        return new Results(VERSION, taken.truncatedTo(ChronoUnit.SECONDS), command, machine, comparisons,
                Goals.judge(Goals.all(), comparisons));
    }

    /** How many contenders did not take part. */
    public long skipped() {
        return comparisons.stream().mapToLong(each -> each.skipped().size()).sum();
    }

    /** As JSON, for a file. */
    public String toJson() {
        return JSON.writeValueAsString(this) + "\n";
    }

    /**
     * Reads what {@link #toJson} writes.
     *
     * @throws IllegalArgumentException when it is of another version
     */
    public static Results parse(String json) {
        int version = JSON.readTree(json).path("version").asInt(0);
        if (version != VERSION) {
            throw new IllegalArgumentException("results of version " + version + ", expected " + VERSION);
        }
        return JSON.readValue(json, Results.class);
    }
}
