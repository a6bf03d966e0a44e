package crossdock.ui.routing.trial;

import crossdock.routing.engine.Verdict;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.draft.PolicyWords;
import java.time.Instant;

/// What a rule said of a location, as a sentence: on the screen and on the command line alike.
public final class VerdictWords {
    private final Texts texts;
    private final Figures figures;
    private final PolicyWords words;

    public VerdictWords(Texts texts, Figures figures, PolicyWords words) {
        this.texts = texts;
        this.figures = figures;
        this.words = words;
    }

    /// Why a location is not a candidate, with its numbers; or that it is one.
    public String text(Verdict verdict) {
        String key = "routing.verdict." + verdict.check();
        return switch (verdict.check()) {
            case DISTANCE -> verdict.a() < 0
                    ? texts.get("routing.verdict.unknownDistance")
                    : texts.get(key, km(verdict.a()), km(verdict.b()));
            case CUT_OFF -> texts.get(key, figures.exact(Instant.ofEpochSecond(verdict.a())));
            case PICKUP_WINDOW -> verdict.a() < 0
                    ? texts.get("routing.verdict.noWindow")
                    : texts.get(key, figures.exact(Instant.ofEpochSecond(verdict.a())), figures.units(verdict.b()));
            case PARCEL_VALUE -> texts.get(key, words.money(verdict.a()), words.money(verdict.b()));
            case STOCK_AGE -> verdict.a() < 0
                    ? texts.get("routing.verdict.neverConfirmed")
                    : texts.get(key, figures.units(verdict.a()), figures.units(verdict.b()));
            case CAPACITY_DAY, CAPACITY_SHIFT, STOCK, NOT_ALL_LINES ->
                texts.get(key, figures.units(verdict.a()), figures.units(verdict.b()));
            case TOO_HEAVY -> texts.get(key, figures.units(verdict.a()));
            case PASSED, UNTRACKED, CLOSED, OTHER_CHANNEL, REJECTED_BEFORE, NOT_THE_CHOSEN_STORE,
                 IS_THE_CHOSEN_STORE, NO_SHIPPING, NO_PICKUP, NO_SHIFT, GROUP, TYPE, CARRIER, PRODUCT_TYPE ->
                texts.get(key);
        };
    }

    private String km(long metres) {
        return figures.units(Math.round(metres / 1_000.0));
    }
}
