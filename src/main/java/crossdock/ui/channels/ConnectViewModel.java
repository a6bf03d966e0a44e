package crossdock.ui.channels;

import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.platform.CrashCode;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import crossdock.sync.connect.ConnectionActs;
import crossdock.sync.connect.ConnectionActs.Identity;
import crossdock.sync.connect.ConnectionActs.Wish;
import crossdock.ui.common.Background;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a person fills in to connect a channel. Nothing is saved before the channel has said who it is.
final class ConnectViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectViewModel.class);

    final StringProperty kind = new SimpleStringProperty("square");
    final StringProperty name = new SimpleStringProperty("");
    final StringProperty url = new SimpleStringProperty("https://");
    final StringProperty user = new SimpleStringProperty("");
    final StringProperty secret = new SimpleStringProperty("");
    final StringProperty mode = new SimpleStringProperty(Mode.REALTIME.name());
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step(Phase.FILLING, null, null));
    private final ConnectionActs service;
    private final Background background;
    private final Actor person;
    private final Consumer<ConnectionId> connected;
    private volatile boolean isLeft;

    /// How far it is.
    enum Phase {
        FILLING,
        ASKING,
        ANSWERED,
        REFUSED,
        DONE
    }

    /// @param identity who answered, once somebody did
    /// @param refusal why not
    record Step(Phase phase, @Nullable Identity identity, @Nullable Refused<?> refusal) {}

    ConnectViewModel(
            ConnectionActs service, Background background, Actor person, Consumer<ConnectionId> connected) {
        this.service = service;
        this.background = background;
        this.person = person;
        this.connected = connected;
        kind.subscribe(() -> {
            boolean isFile = kind.get().equals("file");
            mode.set(isFile ? Mode.NEARTIME.name() : Mode.REALTIME.name());
            if (url.get().equals("https://") || url.get().equals("file:///")) {
                url.set(isFile ? "file:///" : "https://");
            }
        });
    }

    ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    private Wish wish() {
        String account = hasUser(kind.get()) ? user.get().strip() : "";
        String token = hasSecret(kind.get()) ? secret.get() : "";
        return new Wish(
                name.get().strip(), kind.get(), url.get().strip(), account, token, Mode.valueOf(mode.get()));
    }

    void test() {
        Wish wish = wish();
        step.set(new Step(Phase.ASKING, null, null));
        background.run(() -> service.test(wish), this::tested, this::failed);
    }

    private void tested(Outcome<Identity> outcome) {
        step.set(switch (outcome) {
            case Done<Identity>(Identity identity) -> new Step(Phase.ANSWERED, identity, null);
            case Refused<Identity> refused -> new Step(Phase.REFUSED, null, refused);
        });
    }

    void connect() {
        Wish wish = wish();
        step.set(new Step(Phase.ASKING, null, null));
        background.run(() -> service.connect(person, wish, () -> !isLeft), this::saved, this::failed);
    }

    private void saved(Outcome<ChannelConnection> outcome) {
        switch (outcome) {
            case Done<ChannelConnection>(ChannelConnection connection) -> {
                secret.set("");
                step.set(new Step(Phase.DONE, null, null));
                connected.accept(connection.id());
            }
            case Refused<ChannelConnection> refused -> step.set(new Step(Phase.REFUSED, null, refused));
        }
    }

    /// Neither the channel nor a rule said no: something broke. Told in place, so that the form is not lost; the secret
    /// is in no message.
    private void failed(Exception trouble) {
        String code = CrashCode.of(trouble);
        LOG.warn("connecting a channel failed, code {}", code, trouble);
        step.set(new Step(Phase.REFUSED, null, new Refused<>("connection.failed", code)));
    }

    /// The form is closed: the secret is forgotten, and a channel that answers from now on is not connected any more.
    void leave() {
        isLeft = step.get().phase() != Phase.DONE;
        secret.set("");
    }

    /// Whether a channel of this kind has a name to sign in with.
    static boolean hasUser(String kind) {
        return kind.equals("woocommerce") || kind.equals("vendure");
    }

    /// Whether a channel of this kind wants a secret.
    static boolean hasSecret(String kind) {
        return !kind.equals("file");
    }
}
