/// WooCommerce's connector against answers written by hand and against the samples of its
/// documentation.
@NullMarked
package crossdock.channel.woocommerce;

import org.jspecify.annotations.NullMarked;
