package crossdock.ui.table;

import crossdock.ui.charts.Figures;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Texts;

/// What every list of the console needs.
public record Kit(Texts texts, Figures figures, Looks looks, ViewMemory memory) {}
