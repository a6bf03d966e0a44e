package crossdock.sandbox;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// What the world is made from: the files of data/sandbox, read once.
record Sources(List<Product> products, List<Site> sites, Map<String, Place> places, List<SourceOrder> orders) {
    /// One article. @param price list price in US cents
    record Product(int index, String sku, String name, String category, String type, String brand, int price) {}

    /// What kind of site it is, as written in sites.csv.
    enum Kind {
        STORE,
        WAREHOUSE,
        SUPPLIER
    }

    /// A store, warehouse or supplier. @param id what the Square dialect calls it @param ships sends parcels for the
    /// web shop
    record Site(
            int index,
            String code,
            Kind kind,
            String id,
            String name,
            String street,
            Place place,
            String zone,
            boolean ships) {}

    /// Where a ZIP code lies.
    record Place(String zip, String city, String state, double latitude, double longitude) {
        /// Great-circle distance in kilometres.
        double to(Place other) {
            double a = Math.toRadians(latitude);
            double b = Math.toRadians(other.latitude);
            double h = Math.pow(Math.sin((b - a) / 2), 2)
                    + Math.cos(a)
                            * Math.cos(b)
                            * Math.pow(Math.sin(Math.toRadians(other.longitude - longitude) / 2), 2);
            return 2 * 6371.0088 * Math.asin(Math.sqrt(h));
        }
    }

    /// A Superstore order: what someone wants, where it goes.
    record SourceOrder(String number, String shipMode, String customer, String name, Place place, List<Line> lines) {}

    /// @param discount per cent off the list price
    record Line(Product product, int quantity, int discount) {}

    private static final String FOLDER = "/crossdock/data/sandbox/";

    static Sources load() {
        List<Product> products = new ArrayList<>();
        Map<String, Product> bySku = new HashMap<>();
        read("products.csv.gz", f -> {
            Product product = new Product(
                    products.size(), f.get(0), f.get(1), f.get(2), f.get(3), f.get(4), Integer.parseInt(f.get(5)));
            products.add(product);
            bySku.put(product.sku(), product);
        });
        Map<String, Place> places = new HashMap<>();
        read("places.csv", f -> places.put(f.get(0), place(f.get(0), f.get(1), f.get(2), f.get(3), f.get(4))));
        List<Site> sites = new ArrayList<>();
        read(
                "sites.csv",
                f -> sites.add(new Site(
                        sites.size(),
                        f.get(0),
                        Kind.valueOf(f.get(1)),
                        Codes.of('L', sites.size() + 1, 13),
                        f.get(2),
                        f.get(3),
                        place(f.get(6), f.get(4), f.get(5), f.get(7), f.get(8)),
                        f.get(9),
                        f.get(10).equals("yes"))));
        List<SourceOrder> orders = new ArrayList<>();
        read("orders.csv.gz", f -> {
            Line line = new Line(known(bySku, f.get(7)), Integer.parseInt(f.get(8)), Integer.parseInt(f.get(9)));
            if (orders.isEmpty() || !orders.getLast().number().equals(f.get(0))) {
                orders.add(new SourceOrder(
                        f.get(0), f.get(2), f.get(3), f.get(4), known(places, f.get(6)), new ArrayList<>()));
            }
            orders.getLast().lines().add(line);
        });
        return new Sources(List.copyOf(products), List.copyOf(sites), Map.copyOf(places), List.copyOf(orders));
    }

    List<Site> sites(Kind kind) {
        return sites.stream().filter(site -> site.kind() == kind).toList();
    }

    private static Place place(String zip, String city, String state, String latitude, String longitude) {
        return new Place(zip, city, state, Double.parseDouble(latitude), Double.parseDouble(longitude));
    }

    private static <T> T known(Map<String, T> map, String key) {
        T value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("data/sandbox names " + key + ", which no other file there explains");
        }
        return value;
    }

    private static void read(String file, Consumer<List<String>> row) {
        try (InputStream raw = Sources.class.getResourceAsStream(FOLDER + file)) {
            if (raw == null) {
                throw new FileNotFoundException(FOLDER + file + " is not on the class path");
            }
            InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
            BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16);
            reader.readLine(); // header
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                row.accept(fields(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the practice world cannot read its own data file " + file, e);
        }
    }

    /// Splits one line; these files have no line breaks inside quotes.
    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>(12);
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
