/** Runs in containers: the engine, the containers of a run, and what removes them however the runner ends. */
@NullMarked
package dev.closewait.scenarios.run.container;

import org.jspecify.annotations.NullMarked;
