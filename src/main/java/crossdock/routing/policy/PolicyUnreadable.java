package crossdock.routing.policy;

import java.util.List;

/// A text is no policy. Lists every problem found, not the first alone.
public final class PolicyUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<PolicyProblem> problems;

    PolicyUnreadable(List<PolicyProblem> problems) {
        super(String.join("; ", problems.stream().map(PolicyProblem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    public List<PolicyProblem> problems() {
        return problems;
    }
}
