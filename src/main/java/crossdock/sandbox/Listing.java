package crossdock.sandbox;

import crossdock.sandbox.Sources.Product;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One entry of the web shop's product list: a simple product, or a variable one whose variations are the articles.
///
/// @param products the one article of a simple product, or all variations
record Listing(long id, String name, boolean isVariable, List<Product> products) {
    /// Numbered articles of one maker and type ("Xerox 1905") are variations of one product.
    private static final Pattern NUMBERED = Pattern.compile("(Xerox|Avery|Newell) (\\d+)");
    private static final long FIRST_ID = 1_001;
    private static final long FIRST_VARIATION = 100_001;

    static List<Listing> of(List<Product> products) {
        List<Listing> listings = new ArrayList<>();
        Map<String, List<Product>> families = new HashMap<>();
        for (Product product : products) {
            long id = FIRST_ID + listings.size();
            if (NUMBERED.matcher(product.name()).matches()) {
                String family = product.brand() + " " + product.type();
                List<Product> members = families.get(family);
                if (members == null) {
                    members = new ArrayList<>();
                    families.put(family, members);
                    listings.add(new Listing(id, family, true, members));
                }
                members.add(product);
            } else {
                listings.add(new Listing(id, product.name(), false, List.of(product)));
            }
        }
        return List.copyOf(listings);
    }

    /// What a variation is called in its family: the number.
    static String option(Product product) {
        return product.name().substring(product.name().lastIndexOf(' ') + 1);
    }

    static long variationId(Product product) {
        return FIRST_VARIATION + product.index();
    }
}
