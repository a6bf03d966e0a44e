package crossdock.channel;

import java.util.List;

/// A row that could not be turned into a neutral record.
///
/// @param externalId the channel's id, or its position in the page (`#17`) when it has none
/// @param code what is wrong, as in `refusal.<code>`
/// @param args field, value and what is allowed; no personal data
/// @param raw the row's bytes
public record RefusedRow(String externalId, String code, List<String> args, byte[] raw) {}
