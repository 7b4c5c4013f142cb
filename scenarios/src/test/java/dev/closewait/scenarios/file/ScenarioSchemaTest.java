package dev.closewait.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.sim.Transport;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The schema is also the reference page of scenario files: it must not age. */
class ScenarioSchemaTest {
    private static final JsonNode SCHEMA = ScenarioSchema.tree();

    @TestFactory
    Stream<DynamicTest> everySectionHasTheKeysOfItsRecord() {
        return Stream.of(section("", Scenario.class), section("/properties/server", ServerSpec.class),
                section("/properties/client", ClientSpec.class), section("/properties/run", RunSpec.class),
                section("/$defs/kernel", KernelSpec.class),
                section("/$defs/kernel/properties/closeWait", CloseWaitSpec.class),
                section("/$defs/kernel/properties/closeWait/properties/turnover", Bounds.class),
                section("/$defs/kernel/properties/closeWait/properties/age", Bounds.class),
                section("/$defs/kernel/properties/closeWait/properties/leaked", Bounds.class),
                section("/$defs/kernel/properties/cpu", KernelSpec.CpuSpec.class),
                section("/$defs/kernel/properties/cpu/properties/waiting", Bounds.class),
                section("/$defs/kernel/properties/cpu/properties/peakWaiting", Bounds.class),
                section("/$defs/kernel/properties/cpu/properties/running", Bounds.class),
                section("/$defs/kernel/properties/cpu/properties/throttled", Bounds.class),
                section("/$defs/kernel/properties/closeWait/properties/left", Bounds.class),
                section("/$defs/kernel/properties/closeWait/properties/unaccepted", Bounds.class),
                section("/$defs/kernel/properties/closeWait/properties/unread", Bounds.class),
                section("/$defs/kernel/properties/closeWait/properties/unsent", Bounds.class),
                section("/$defs/kernel/properties/descriptors", KernelSpec.DescriptorsSpec.class),
                section("/$defs/kernel/properties/descriptors/properties/used", Bounds.class),
                section("/$defs/kernel/properties/clients", KernelSpec.ServedSpec.class),
                section("/$defs/kernel/properties/clients/properties/answered", Bounds.class),
                section("/$defs/kernel/properties/clients/properties/unserved", Bounds.class),
                section("/$defs/limits", LimitsSpec.class), section("/$defs/events/items", EventSpec.class),
                section("/properties/expect", Expectation.class), section("/properties/twin", TwinSpec.class));
    }

    private static DynamicTest section(String pointer, Class<?> type) {
        return DynamicTest.dynamicTest(type.getSimpleName() + " " + pointer,
                () -> assertThat(SCHEMA.at(pointer + "/properties").propertyNames())
                        .containsExactlyInAnyOrderElementsOf(keys(type)));
    }

    private static List<String> keys(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(ScenarioSchemaTest::key).toList();
    }

    private static String key(RecordComponent component) {
        return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                .map(JsonProperty::value)
                .orElse(component.getName());
    }

    @Test
    void everyKeyIsDescribed() {
        assertThat(undescribed("", SCHEMA)).isEmpty();
    }

    private static List<String> undescribed(String pointer, JsonNode section) {
        return section.properties().stream().flatMap(entry -> {
            String place = pointer + "/" + entry.getKey();
            Stream<String> here = pointer.endsWith("/properties") && !entry.getValue().has("description")
                    ? Stream.of(place)
                    : Stream.empty();
            return Stream.concat(here, undescribed(place, entry.getValue()).stream());
        }).toList();
    }

    @Test
    void itListsThePatternsTransportsGroupsAndSidesThatThereAre() {
        assertThat(values("/$defs/pattern/enum"))
                .containsExactlyElementsOf(Arrays.stream(Pattern.values()).map(Pattern::name).toList());
        assertThat(values("/properties/server/properties/transport/enum"))
                .containsExactlyElementsOf(Arrays.stream(Transport.values()).map(Transport::toString).toList());
        assertThat(values("/properties/group/enum"))
                .containsExactlyElementsOf(Arrays.stream(Group.values()).map(Group::toString).toList());
        assertThat(values("/properties/observe/enum"))
                .containsExactlyElementsOf(Arrays.stream(Side.values()).map(Side::toString).toList());
    }

    private static List<String> values(String pointer) {
        return SCHEMA.at(pointer).valueStream().map(JsonNode::asString).toList();
    }
}
