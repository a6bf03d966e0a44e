package crossdock.inventory;

import crossdock.kernel.SkuId;

/// A sellable article.
///
/// @param code compared exactly, case included
/// @param productType empty when unknown
/// @param brand empty when unknown
/// @param open false once nobody lists it any more; kept and shown, out of sellable
public record Sku(SkuId id, String code, String title, String productType, String brand, boolean open) {}
