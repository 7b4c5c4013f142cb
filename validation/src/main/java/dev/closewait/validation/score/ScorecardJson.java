package dev.closewait.validation.score;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A scorecard as JSON, and back: what is written today is a baseline tomorrow. The fields are those of the records, under
 * the same names; what could not be told is left out. {@code docs/scorecard.md} describes it.
 */
public final class ScorecardJson {
    private static final String VERSION = "version";

    private static final JsonMapper MAPPER = JsonText.strict()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(included -> included.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .addMixIn(Portrait.Point.class, PointShape.class)
            .build();

    private ScorecardJson() {}

    /** A point is a pair of numbers: there are thousands. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    private interface PointShape {}

    /** The object that is written, its version first. */
    public static ObjectNode tree(Scorecard scorecard) {
        ObjectNode tree = MAPPER.createObjectNode().put(VERSION, Scorecard.VERSION);
        return tree.setAll((ObjectNode) MAPPER.<JsonNode>valueToTree(scorecard));
    }

    /** The file's text. */
    public static String text(Scorecard scorecard) {
        return MAPPER.writeValueAsString(tree(scorecard)) + "\n";
    }

    /**
     * Reads one that was written.
     *
     * @throws BadFileException when it is none, or one of a newer version
     */
    public static Scorecard read(Path file) throws BadFileException {
        JsonText text = JsonText.of(file);
        if (!(text.tree(MAPPER) instanceof ObjectNode tree) || !tree.path(VERSION).isInt()) {
            throw text.bad("is no scorecard; expected an object with a 'version', as 'closewait validate' writes it");
        }
        int version = tree.path(VERSION).intValue();
        if (version != Scorecard.VERSION) {
            throw text.bad("version " + version + " of scorecards; this closewait reads version " + Scorecard.VERSION
                    + ": make the baseline again, or use a newer closewait");
        }
        tree.remove(VERSION);
        try {
            return MAPPER.treeToValue(tree, Scorecard.class);
        } catch (JacksonException wrong) {
            throw text.bad(wrong);
        }
    }
}
