package crossdock.app;

import crossdock.app.print.Report;
import crossdock.app.routing.DecisionFacts;
import crossdock.fulfilment.PolicyDraft;
import crossdock.fulfilment.live.Inquiry;
import crossdock.fulfilment.live.Inquiry.Answer;
import crossdock.kernel.OrderId;
import crossdock.routing.policy.PolicyVersion;
import crossdock.ui.common.Texts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
            OrderId id = inquiry.find(order).orElseThrow(() -> new Main.BadUse("there is no order " + order));
            PolicyVersion policy = policy(workspace);
            List<Answer> answers = new ArrayList<>();
            inquiry.then(id).ifPresent(answers::add);
            inquiry.now(id, policy).ifPresent(answers::add);
            if (answers.isEmpty()) {
                throw new Main.BadUse("order " + order + " names no article that is known here");
            }
            print(common.report(), answers);
            return answers.getLast().decision().isFilled() ? Main.DONE : Main.PROBLEMS;
        }
    }

    private PolicyVersion policy(Reading workspace) {
        return switch (under) {
            case "published" -> workspace.routing().policies.live();
            case "draft" -> workspace.routing().policies.drafts().stream()
                    .findFirst()
                    .map(PolicyDraft::policy)
                    .map(PolicyVersion::of)
                    .orElseThrow(() -> new Main.BadUse("there is no draft"));
            case String hash -> workspace.routing().policies.history().stream()
                    .filter(act -> act.hash().startsWith(hash))
                    .findFirst()
                    .map(act -> workspace.routing().policies.version(act.hash()))
                    .or(Optional::empty)
                    .orElseThrow(() -> new Main.BadUse("--under takes published, draft or a hash, not '" + hash + "'"));
        };
    }

    private void print(Report out, List<Answer> answers) {
        Texts texts = Texts.lenient(Locale.getDefault());
        if (out.isJson()) {
            Map<String, Object> both = new LinkedHashMap<>();
            answers.forEach(answer ->
                    both.put(answer.isThen() ? "then" : "now", new DecisionFacts(answer)
                            .all(isExplained, texts::get, ZoneId.systemDefault())));
            out.line(both);
            return;
        }
        for (Answer answer : answers) {
            var facts = new DecisionFacts(answer);
            out.line(facts.head());
            facts.parcels().forEach(out::line);
            facts.left().forEach(out::line);
            if (isExplained) {
                facts.answers(texts::get, ZoneId.systemDefault())
                        .forEach((question, said) -> out.say(question.replace('_', ' ') + ": " + said));
                facts.locations().forEach(out::line);
            }
        }
    }
}
