package dev.closewait.scenarios.cases;

/** A case, or its twin. */
enum Side {
    BROKEN, TWIN;

    boolean broken() {
        return this == BROKEN;
    }

    /** The name of this side of a case. */
    String of(String name) {
        return broken() ? name : name + "-twin";
    }
}
