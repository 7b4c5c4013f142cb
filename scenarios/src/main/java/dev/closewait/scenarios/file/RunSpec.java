package dev.closewait.scenarios.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/**
 * For how long the server is put under load, and how often it is looked at.
 *
 * @param length how long the load lasts ({@code for} in the file)
 * @param every the time from one look to the next
 */
public record RunSpec(@JsonProperty("for") Duration length, Duration every) {}
