package crossdock.channel.vendure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.ChannelException;
import crossdock.channel.ConnectorSettings;
import crossdock.channel.Cursor;
import crossdock.channel.ScriptedChannel;
import crossdock.channel.ScriptedChannel.Asked;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendureApiTest {
    private final ScriptedChannel server = new ScriptedChannel();

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> authorizations() {
        return server.asked().stream().map(asked -> asked.headers().getOrDefault("authorization", "none")).toList();
    }

    @Test
    void signsInOnceAndKeepsTheSession() {
        VendureConnector connector = Recorded.connector(server);
        server.reply(Recorded.answer("identify")).reply(Recorded.answer("locations"));
        assertEquals("127.0.0.1", connector.identify().name());
        assertEquals(2, connector.pullLocations(Cursor.START).rows().size());
        assertEquals(List.of("none", "Bearer session-1", "Bearer session-1"), authorizations());
        Asked login = server.asked().getFirst();
        assertEquals("/admin-api", login.path());
        assertTrue(login.body().contains("secret-of-test"));
        assertFalse(server.lastAsked().body().contains("secret-of-test"));
    }

    @Test
    void opensANewSessionWhenTheServerForgotTheOldOne() {
        VendureConnector connector = Recorded.connector(server);
        server.reply(Recorded.answer("forbidden"));
        Recorded.login(server, "session-2").reply(Recorded.answer("locations"));
        assertEquals(2, connector.pullLocations(Cursor.START).rows().size());
        assertEquals(List.of("none", "Bearer session-1", "none", "Bearer session-2"), authorizations());
    }

    @Test
    void doesNotAskForEverWithoutTheRight() {
        VendureConnector connector = Recorded.connector(server);
        server.reply(Recorded.answer("forbidden"));
        Recorded.login(server, "session-2").reply(Recorded.answer("forbidden"));
        ChannelException.Unauthorized trouble =
                assertThrows(ChannelException.Unauthorized.class, connector::identify);
        assertTrue(String.valueOf(trouble.getMessage()).contains("(FORBIDDEN)"));
        assertEquals(4, server.asked().size());
    }

    @Test
    void saysThatTheSignInWasRefused() {
        server.reply(Recorded.answer("login-refused"));
        var connector = new VendureConnector(server.settings("vendure"), InstantSource.system());
        ChannelException.Unauthorized trouble =
                assertThrows(ChannelException.Unauthorized.class, connector::identify);
        assertTrue(String.valueOf(trouble.getMessage()).contains("(INVALID_CREDENTIALS_ERROR)"));
        assertFalse(String.valueOf(trouble.getMessage()).contains("secret-of-test"));
    }

    @Test
    void refusesAServerThatSignsInByCookieAlone() {
        server.reply(Recorded.answer("login"));
        var connector = new VendureConnector(server.settings("vendure"), InstantSource.system());
        assertThrows(ChannelException.Rejected.class, connector::identify);
    }

    @Test
    void sendsAnApiKeyWhereThereIsNoUser() {
        server.reply(Recorded.answer("locations"));
        assertEquals(2, Recorded.withKey(server).pullLocations(Cursor.START).rows().size());
        assertEquals("key-of-test", server.lastAsked().headers().get("vendure-api-key"));
        server.reply(Recorded.answer("forbidden"));
        assertThrows(
                ChannelException.Unauthorized.class, () -> Recorded.withKey(server).pullLocations(Cursor.START));
        assertEquals(2, server.asked().size());
    }

    @ParameterizedTest
    @CsvSource({
        "INTERNAL_SERVER_ERROR,Transient",
        "USER_INPUT_ERROR,Rejected",
        "SOMETHING_NEW,Rejected",
        "FORBIDDEN,Unauthorized"
    })
    void sortsErrorsThatComeWithStatus200(String code, String kind) {
        server.reply("""
                {"errors":[{"message":"marker-buyer","extensions":{"code":"%s"}}],"data":{"orders":{"items":[]}}}"""
                .formatted(code));
        ChannelException trouble = assertThrows(
                ChannelException.class, () -> Recorded.withKey(server).pullOrders(Cursor.START));
        assertEquals(kind, trouble.getClass().getSimpleName());
        assertFalse(String.valueOf(trouble.getMessage()).contains("marker-buyer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "{\"data\":null}", "{\"data\":{\"orders\":null}}", "{\"data\":{\"orders\":{}}}"})
    void doesNotTakeAnythingElseForAnEmptyShop(String body) {
        server.reply(body);
        assertThrows(
                ChannelException.Rejected.class, () -> Recorded.withKey(server).pullOrders(Cursor.START));
    }

    @Test
    void namesTheErrorOfAQueryItRefused() {
        server.reply(400, Map.of(), """
                {"errors":[{"message":"Cannot query","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}""");
        ChannelException.Rejected trouble = assertThrows(
                ChannelException.Rejected.class, () -> Recorded.withKey(server).pullOrders(Cursor.START));
        assertTrue(String.valueOf(trouble.getMessage()).contains("(GRAPHQL_VALIDATION_FAILED)"));
    }

    @Test
    void keepsAPathAndAChannelOfItsOwn() {
        ConnectorSettings of = server.settings("vendure");
        URI url = URI.create(of.url() + "/shop/manage/?vendure-token=abc");
        server.reply(Recorded.answer("locations"));
        var connector = new VendureConnector(
                new ConnectorSettings("vendure", url, "", "k", of.timeout()), InstantSource.system());
        assertEquals(2, connector.pullLocations(Cursor.START).rows().size());
        assertEquals("/shop/manage", server.lastAsked().path());
        assertEquals("vendure-token=abc", server.lastAsked().query());
        Arrays.asList("ftp://shop.example", "shop.example").forEach(bad -> assertThrows(
                IllegalArgumentException.class,
                () -> new VendureConnector(
                        new ConnectorSettings("vendure", URI.create(bad), "", "k", of.timeout()),
                        InstantSource.system())));
    }
}
