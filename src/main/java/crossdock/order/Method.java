package crossdock.order;

/// How the goods reach the buyer.
public enum Method {
    SHIP(5),
    PICKUP(1),
    /// Handed over at the till.
    IN_STORE(0);

    private final int workingDays;

    Method(int workingDays) {
        this.workingDays = workingDays;
    }

    /// By how many working days after it was placed an order is due whose channel promises nothing, unless a person set
    /// others; 0 for what is handed over at once, and so never promised.
    public int workingDays() {
        return workingDays;
    }
}
