/// WooCommerce: a web shop that publishes one quantity per article. Wire shapes from the REST v3
/// documentation; what stock and stamps do was read in WooCommerce's source
/// (wc-stock-functions.php).
@NullMarked
package crossdock.channel.woocommerce;

import org.jspecify.annotations.NullMarked;
