package crossdock.app;

/// Where the program starts. Does not extend Application, so that it runs from the class path.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("crossdock");
    }
}
