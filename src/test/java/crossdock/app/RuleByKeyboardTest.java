package crossdock.app;

import static crossdock.ui.ByKeys.id;
import static crossdock.ui.ByKeys.onFx;
import static crossdock.ui.ByKeys.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.Resource;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Templates;
import crossdock.sync.file.FileImport.As;
import crossdock.sync.file.FileImport.Request;
import crossdock.ui.ByKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/// From an idea to a rule that rules, by keys alone, in the console as it is: orders of the city leave the shop round
/// the corner, not the warehouse an hour away.
@ExtendWith(ApplicationExtension.class)
@ResourceLock("toolkit")
@SuppressWarnings("NullAway.Init") // opened before each test
class RuleByKeyboardTest {
    @TempDir
    Path folder;

    private PracticeConsole console;
    private FxRobot robot;
    private ByKeys keys;

    @BeforeEach
    void open(FxRobot hands) throws Exception {
        robot = hands;
        console = new PracticeConsole(folder.resolve("workspace"));
        keys = new ByKeys(robot, console.opened.scene());
        console.workspace.routing.drive.start();
        imported(Resource.LOCATIONS, """
                id,name,type,city,state,postal_code,country,ships
                W1,Joliet DC,WAREHOUSE,Joliet,IL,60435,US,yes
                S1,Fulton Market,STORE,Chicago,IL,60607,US,yes
                """);
        imported(Resource.CATALOGUE, "sku,title,product_type\nLAMP-1,Halo lamp,Lamps\n");
        imported(Resource.STOCK, "sku,location,quantity\nLAMP-1,W1,50\nLAMP-1,S1,50\n");
        order("7001");
        order("7002");
        until("both are routed", () -> decisions() == 2);
    }

    @AfterEach
    void close() throws Exception {
        console.close();
    }

    private void imported(Resource kind, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(kind + ".csv"), text);
        var request = new Request(kind, file, null, false, As.OPEN, ZoneOffset.UTC);
        var result = console.workspace.imports.run(Workspace.COMMAND_LINE, request, _ -> {}, () -> false);
        assertEquals(0, result.rejected());
    }

    private void order(String number) throws IOException {
        imported(Resource.ORDERS, "order,placed_at,sku,quantity,method,postal_code,country,region,unit_price,currency\n"
                + number + "," + Instant.now() + ",LAMP-1,2,ship,60614,US,IL,20.00,USD\n");
    }

    private long decisions() {
        return console.workspace.database.readers().read(sql -> sql.number("SELECT count(*) FROM routing_decision"));
    }

    private Policy live() {
        return console.workspace.routing.policies.live().policy();
    }

    private Policy draft() {
        var drafts = console.workspace.routing.policies.drafts();
        return drafts.isEmpty() ? live() : drafts.getFirst().policy();
    }

    @Test
    void anIdeaBecomesARuleWhoseEffectWasSeenBeforeAndExplainedAfter() throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        until("Routing", () -> keys.said(".screen-title").equals("Routing"));
        narrow();
        tryOne();
        replay();
        publish();
        order("7003");
        until("it is routed", () -> decisions() == 3);
        explained();
    }

    /// The warehouse rule reaches 20 km instead of 160.
    private void narrow() {
        keys.tabTo("the rules", id("tree-0--1"));
        for (int i = 0; i < 4; i++) {
            robot.type(KeyCode.J);
        }
        until("the warehouse rule", () -> "rule-1-0".equals(onFx(keys::focus).getId()));
        keys.tabTo("its radius", id("rule-1-0-where-1"));
        robot.type(KeyCode.ENTER);
        until("a field", () -> onFx(keys::focus) instanceof TextInputControl);
        robot.push(KeyCode.CONTROL, KeyCode.A).write("20", 0);
        until("the draft has it", () -> draft().runs().get(1).rules().getFirst().where().get(1)
                .equals(new LocationFilter.WithinDistance(20)));
        robot.type(KeyCode.ESCAPE);
        until("back at the radius", () -> "rule-1-0-where-1".equals(onFx(keys::focus).getId()));
        assertEquals(Templates.USUAL.policy("USD"), live(), "nothing of it is live");
        told("Rule 2.1 never fired"); // nobody is that near to the warehouse
        told("matches 0 of the last 2 orders, 0 of 2 locations");
        told("matches 2 of the last 2 orders, 1 of 2 locations");
        assertTrue(ByKeys.spoken(onFx(keys::focus)).startsWith("within 20 km, 0 of 2 locations are left"));
    }

    private void tryOne() {
        robot.type(KeyCode.T);
        until("the number", () -> "trial-number".equals(onFx(keys::focus).getId()));
        robot.write("7001", 0).type(KeyCode.ENTER);
        told("Goes to Joliet DC, $7.44.");
        told("Goes to Fulton Market, $7.44.");
        robot.type(KeyCode.ESCAPE);
        until("the rules again", () -> keys.said(".screen-title").equals("Routing"));
    }

    private void replay() {
        keys.tabTo("a rule", node -> node.getId() != null && node.getId().startsWith("rule-1-0"));
        robot.type(KeyCode.R);
        until("it was replayed", () -> onFx(() -> !console.node("#bar-publish").isDisabled()));
        keys.tabTo("the replay", id("open-replay"));
        robot.type(KeyCode.ENTER);
        until("the replay", () -> keys.said(".screen-title").equals("Replay"));
        told("2 orders differ, 100.0% of 2. The draft costs the same and sends as many parcels.");
        robot.type(KeyCode.ESCAPE);
        until("the rules again", () -> keys.said(".screen-title").equals("Routing"));
    }

    private void publish() {
        Policy wanted = draft();
        keys.tabTo("Publish", id("bar-publish"));
        robot.type(KeyCode.SPACE);
        until("the sheet", () -> "publish-act".equals(onFx(keys::focus).getId()));
        robot.type(KeyCode.SPACE);
        until("it is live", () -> live().equals(wanted));
    }

    private void explained() {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until("Orders", () -> keys.said(".screen-title").equals("Orders"));
        robot.write("/", 0);
        until("the filter has the focus", () -> onFx(keys::focus) instanceof TextInputControl);
        robot.push(KeyCode.CONTROL, KeyCode.A).write("7003", 0).type(KeyCode.ENTER);
        until("the list has the focus", () -> onFx(keys::focus) instanceof TableView<?>);
        until("one row", () -> onFx(() -> ((TableView<?>) keys.focus()).getItems().size()) == 1);
        robot.type(KeyCode.HOME);
        until("the order", () -> keys.said(".order-title .detail-title").equals("7003"));
        until("where and why", () -> keys.said("#sentence").equals("Fulton Market is the only location that passed rule"
                + " Store within 160 km. Rules before it placed nothing: Warehouse within 160 km."));
        told("Joliet DC is of another type.");
    }

    /// Waits until a label says so: what a draft comes to is worked out beside it.
    private void told(String words) {
        until(words, () -> onFx(() -> keys.texts(".label")).contains(words));
    }
}
