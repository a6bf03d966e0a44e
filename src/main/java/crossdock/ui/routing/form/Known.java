package crossdock.ui.routing.form;

import java.util.List;

/// What filters and actions can name in this workspace, each sorted.
public record Known(
        List<String> channels,
        List<String> groups,
        List<String> productTypes,
        List<String> tags,
        List<String> queues,
        List<String> carriers,
        List<String> services,
        List<String> countries,
        List<String> states) {
    public static final Known NONE = new Known(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
}
