package crossdock.app;

import crossdock.app.print.Report;
import crossdock.app.routing.DecisionFacts;
import crossdock.app.routing.RoutingLook;
import crossdock.fulfilment.PolicyDraft;
import crossdock.fulfilment.live.Inquiry;
import crossdock.fulfilment.live.Inquiry.Answer;
import crossdock.kernel.OrderId;
import crossdock.routing.policy.PolicyVersion;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.routing.trial.VerdictWords;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Says where an order was placed and would be placed now, and why. Writes nothing; works beside an open console.
@Command(
        name = "route",
        mixinStandardHelpOptions = true,
        description = "Say where an order is filled, as it was decided and as it would be now. Writes nothing.")
final class RouteCommand implements Callable<Integer> {
    /// Also said by other commands that need one.
    static final String NO_POLICY =
            "no routing policy is in force: open this workspace in the console once, which starts with the usual one";

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--order", required = true, paramLabel = "NUMBER_OR_ID", description = "the order")
    private String order = "";

    @Option(names = "--explain", description = "what each rule said of each location")
    private boolean isExplained;

    @Option(
            names = "--under",
            paramLabel = "POLICY",
            defaultValue = "published",
            description = "published, draft (the one changed last) or the hash of a version")
    private String under = "published";

    @Override
    public Integer call() {
        try (Reading workspace = Workspace.read(common.paths())) {
            Inquiry inquiry = workspace.routing().inquiry;
            if (!workspace.routing().hasPolicy(Instant.now())) {
                throw new Main.BadUse(NO_POLICY);
            }
            OrderId id = inquiry.find(order).orElseThrow(() -> new Main.BadUse("there is no order " + order));
            PolicyVersion policy = policy(workspace.routing(), under, "--under");
            SequencedMap<String, Answer> answers = new LinkedHashMap<>();
            Optional<Answer> then = inquiry.then(id);
            then.ifPresent(answer -> answers.put("then", answer));
            if (then.isPresent() && !then.get().policy().hash().equals(policy.hash())) {
                inquiry.then(id, policy).ifPresent(answer -> answers.put("then_by_" + key(policy), answer));
            }
            inquiry.now(id, policy).ifPresent(answer -> answers.put("now", answer));
            if (answers.isEmpty()) {
                throw new Main.BadUse("order " + order + " names no article that is known here");
            }
            print(common.report(), answers, workspace.routing());
            return answers.lastEntry().getValue().decision().isFilled() ? Main.DONE : Main.PROBLEMS;
        }
    }

    /// `published`, `draft`, or the short name of a version.
    private String key(PolicyVersion policy) {
        return under.equals("published") || under.equals("draft") ? under : policy.shortName();
    }

    /// @param named `published`, `draft` or the beginning of a version's hash
    /// @param option that named it
    static PolicyVersion policy(RoutingLook routing, String named, String option) {
        return switch (named) {
            case "published" -> routing.policies.live();
            case "draft" -> routing.policies.drafts().stream()
                    .findFirst()
                    .map(PolicyDraft::policy)
                    .map(PolicyVersion::of)
                    .orElseThrow(() -> new Main.BadUse("there is no draft"));
            case String hash -> routing.policies.history().stream()
                    .filter(act -> act.hash().startsWith(hash))
                    .findFirst()
                    .map(act -> routing.policies.version(act.hash()))
                    .orElseThrow(() -> new Main.BadUse(
                            option + " takes published, draft or a hash, not '" + hash + "'"));
        };
    }

    private void print(Report out, Map<String, Answer> answers, RoutingLook routing) {
        Texts texts = Texts.lenient(Locale.getDefault());
        if (out.isJson()) {
            Map<String, Object> all = new LinkedHashMap<>();
            answers.forEach((name, answer) -> all.put(name, new DecisionFacts(answer, routing::article)
                    .all(isExplained, texts::get, ZoneId.systemDefault())));
            out.line(all);
            return;
        }
        answers.forEach((name, answer) -> {
            var facts = new DecisionFacts(answer, routing::article);
            out.say(name.replace('_', ' ') + ":");
            out.line(facts.head());
            facts.parcels().forEach(out::line);
            facts.left().forEach(out::line);
            if (isExplained) {
                facts.answers(texts::get, ZoneId.systemDefault()).forEach((question, said) -> {
                    if (!String.valueOf(said).isEmpty()) {
                        out.say(question.replace('_', ' ') + ": " + said);
                    }
                });
                var figures = new Figures(texts, ZoneId.systemDefault());
                var words = new PolicyWords(texts, figures, answer.policy().policy().currency());
                facts.rules(new VerdictWords(texts, figures, words)::text, texts.get("routing.verdict.chosen"))
                        .forEach(out::say);
            }
        });
    }
}
