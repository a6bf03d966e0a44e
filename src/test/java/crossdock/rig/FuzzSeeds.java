package crossdock.rig;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// Right bytes for each parser, and those that broke one once.
final class FuzzSeeds {
    private static final Path FOUND = Path.of("src", "test", "resources", "crossdock", "fuzz");

    private FuzzSeeds() {}

    static List<byte[]> of(String parser) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        texts(parser).forEach(text -> seeds.add(text.getBytes(StandardCharsets.UTF_8)));
        if (parser.equals("file")) {
            seeds.addAll(otherTables());
        }
        Path found = FOUND.resolve(parser);
        if (Files.isDirectory(found)) {
            try (Stream<Path> files = Files.list(found)) {
                for (Path file : files.sorted().toList()) {
                    seeds.add(Files.readAllBytes(file));
                }
            }
        }
        return seeds;
    }

    private static List<String> texts(String parser) {
        return switch (parser) {
            case "square" -> List.of(
                    """
                    {"orders":[{"id":"O1","location_id":"L1","state":"OPEN","version":3,
                    "created_at":"2026-11-20T10:00:00Z",
                    "updated_at":"2026-11-20T10:00:01.123Z","line_items":[{"uid":"a","quantity":"2","name":"Chair",
                    "catalog_object_id":"V1","base_price_money":{"amount":999,"currency":"USD"}}],
                    "fulfillments":[{"uid":"f",
                    "type":"PICKUP","state":"COMPLETED","pickup_details":{"picked_up_at":"2026-11-20T11:00:00Z"}}],
                    "total_money":{"amount":1998,"currency":"USD"},"tenders":[{"id":"t"}]}]}""",
                    """
                    {"locations":[{"id":"L1","name":"Akron","status":"ACTIVE","timezone":"America/New_York",
                    "address":{
                    "address_line_1":"1 Main","locality":"Akron","administrative_district_level_1":"OH",
                    "postal_code":"44301",
                    "country":"US"},"coordinates":{"latitude":41.1,"longitude":-81.5},"business_hours":{"periods":[{
                    "day_of_week":"MON","start_local_time":"09:00","end_local_time":"17:00"}]}}]}""");
            case "woocommerce" -> List.of(
                    """
                    [{"id":7,"number":"7","status":"processing","currency":"USD","total":"19.98",
                    "date_created_gmt":"2026-11-20T10:00:00","date_modified_gmt":"2026-11-20T10:00:01",
                    "date_paid_gmt":null,
                    "billing":{"first_name":"A","email":"a@b.example"},"shipping":{"city":"Akron","country":"US"},
                    "line_items":[{"id":1,"name":"Chair","product_id":5,"variation_id":0,"quantity":2,
                    "sku":"A-1","price":9.99}],
                    "refunds":[{"id":3,"total":"-9.99"}],"meta_data":[{"key":"a","value":{"b":1}}]}]""");
            case "vendure" -> List.of(
                    """
                    {"data":{"orders":{"totalItems":2,"items":[{"id":"1","code":"C1","state":"PartiallyShipped",
                    "createdAt":"2026-11-20T10:00:00.000Z","updatedAt":"2026-11-20T10:00:01.000Z",
                    "orderPlacedAt":"2026-11-20T10:00:00.000Z","totalWithTax":1998,"currencyCode":"USD",
                    "customer":{"id":"1","firstName":"A"},"shippingAddress":{"city":"Akron","countryCode":"US"},
                    "lines":[{"id":"1","quantity":1,"orderPlacedQuantity":2,"unitPriceWithTax":999,
                    "productVariant":{"id":"5","sku":"A-1","name":"Chair"}}],"fulfillments":[{"id":"1",
                    "state":"Shipped",
                    "createdAt":"2026-11-20T10:00:00.000Z","updatedAt":"2026-11-20T10:00:00.000Z","trackingCode":"T",
                    "lines":[{"orderLineId":"1","quantity":1}]}],"history":{"items":[{"id":"1",
                    "createdAt":"2026-11-20T10:00:00.000Z","data":{"lines":[{"orderLineId":"1",
                    "quantity":1}]}}]}}]}}}""");
            case "file" -> tables();
            default -> throw new IllegalArgumentException(parser);
        };
    }

    /// The first letter says what they are, see `crossdock.channel.file.FuzzTarget`.
    private static List<String> tables() {
        return List.of(
                "Ssku,location,on hand,updated\nA-1,W1,12,2026-11-20T10:00:00Z\nB-2,W1,-3,2026-11-20\n\"C,3\",W2,0,\n",
                "sarticle;qty;warehouse\nA-1;1.200;W1\nB-2;1,0;W1\n",
                "S{\"sku\":\"A-1\",\"quantity\":3,\"site\":{\"location\":\"W1\"}}\n"
                        + "{\"sku\":\"B\",\"quantity\":\"1.0\"}\n",
                "Lcode;name;city;country;lat;lon\nW1;\"Main; north\";Dayton;US;1,5;2\nW2;Süd;Köln;DE;1.234,50\n",
                "Lstreet,city,state,zip,type,ships,active\n1 Main St,Akron,Ohio,4301,DC,yes,no\n"
                        + "2 Elm,Dayton,OH,45402,,x,\n",
                "Csku\ttitle\tprice\tcurrency\tactive\nA-1\t\"Chair\n of \"\"oak\"\"\"\t$ 1,299.00\tusd\tyes\n",
                "Oorder,line,sku,quantity,placed,state,shipped,price,currency\r\n"
                        + "1,1,A-1,2,11/20/2026,open,,9.99,USD\r\n2,1,B,1,25/12/2026 7:05 pm,shipped,26.12.2026,,\r\n"
                        + "1,2,B-2,1,2026-11-20,,,,\r\n",
                "oinvoice,stockcode,quantity,invoicedate,country\nC1,A,-1,2026-11-20,EIRE\n1,A,1,2026-11-20,USA\n",
                "Rcarrier,service,countries,not_states,up_to_km,transit_days,up_to_grams,parcel,per_kg,cut_off,days,"
                        + "arrives_by\nUPS,Ground,US CA,AK HI,100,1,1000,799,50,16:00,Mon-Fri,20:00\n",
                "M{\"kind\":\"ORDERS\",\"columns\":{\"order\":\"a\",\"placed_at\":\"b\",\"quantity\":\"c\"},"
                        + "\"zone\":\"Europe/Berlin\",\"dates\":\"DAY_FIRST\",\"delimiter\":\",\","
                        + "\"decimalComma\":true}");
    }

    /// A packed table whose packing itself may be broken, and one in wide characters.
    private static List<byte[]> otherTables() throws IOException {
        byte[] table = "sku,quantity\nA-1,12\nB-2,3\n".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.write('S');
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(table);
        }
        ByteArrayOutputStream wide = new ByteArrayOutputStream();
        wide.write('S');
        wide.write("\uFEFFsku;quantity\nÄ-1;12\n".getBytes(StandardCharsets.UTF_16LE));
        return List.of(packed.toByteArray(), wide.toByteArray());
    }
}
