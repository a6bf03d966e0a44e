package crossdock.channel.file;

import crossdock.channel.Capabilities;
import crossdock.channel.ChannelCommand.CommandKind;
import crossdock.channel.ChannelCount;
import crossdock.channel.ChannelException;
import crossdock.channel.ChannelException.Silence;
import crossdock.channel.ChannelIdentity;
import crossdock.channel.ChannelListing;
import crossdock.channel.ChannelLocation;
import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelPage;
import crossdock.channel.Connector;
import crossdock.channel.ConnectorSettings;
import crossdock.channel.Cursor;
import crossdock.channel.DeltaClass;
import crossdock.channel.Handling;
import crossdock.channel.RateBudget;
import crossdock.channel.StockBasis;
import crossdock.kernel.Resource;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// A folder into which a warehouse or an ERP writes `locations*`, `catalogue*` and `stock_*` as CSV
/// or JSON Lines, packed or not.
///
/// New files are those that arrived at or after the watermark; the clock is that of the file
/// system, so [ChannelPage#channelTime] stays null and the console's own clock counts. A file that
/// was written in the last two seconds, or is called otherwise (`.tmp`, `.part`), is left alone.
public final class FileConnector implements Connector {
    private static final Capabilities CAPABILITIES =
            new Capabilities(
                    Map.of(
                            // each new file is read whole; files say nothing about what they leave
                            // out
                            Resource.LOCATIONS, DeltaClass.DELTA_TRUSTED,
                            Resource.CATALOGUE, DeltaClass.DELTA_TRUSTED,
                            Resource.STOCK, DeltaClass.DELTA_TRUSTED,
                            Resource.ORDERS, DeltaClass.ABSENT),
                    new StockBasis(
                            true,
                            true,
                            true,
                            "our own format: quantity is what lies on the shelf, unavailable units"
                                    + " among it; stamped by counted_at, else by the file"),
                    Map.of(),
                    Map.of(
                            CommandKind.SET_STOCK, Handling.REFUSED,
                            CommandKind.ADJUST_STOCK, Handling.REFUSED,
                            CommandKind.TRANSFER_STOCK, Handling.REFUSED,
                            CommandKind.PUBLISH_SELLABLE, Handling.REFUSED,
                            CommandKind.ASSIGN_LOCATION, Handling.LOCAL,
                            CommandKind.SHIP, Handling.LOCAL,
                            CommandKind.CANCEL, Handling.LOCAL,
                            CommandKind.NOTE, Handling.LOCAL),
                    new RateBudget(100, 100, 1),
                    Capabilities.Grain.LOCATION);

    private final Path folder;
    private final FolderPages<ChannelLocation> locations;
    private final FolderPages<ChannelListing> listings;
    private final FolderPages<ChannelCount> counts;

    /// Throws IllegalArgumentException for an address that is no folder of this machine.
    public FileConnector(ConnectorSettings settings, InstantSource clock) {
        this.folder = folder(settings.url());
        this.locations =
                new FolderPages<>(
                        folder,
                        "locations",
                        TableKind.LOCATIONS,
                        file -> RowReader::location,
                        clock);
        this.listings =
                new FolderPages<>(
                        folder,
                        "catalogue",
                        TableKind.CATALOGUE,
                        file -> RowReader::listing,
                        clock);
        this.counts =
                new FolderPages<>(
                        folder,
                        "stock_",
                        TableKind.STOCK,
                        file -> RowReader.count(file.written()),
                        clock);
    }

    /// Shares of other machines are refused: their clocks and locks are not ours, so "still being
    /// written" cannot be told.
    private static Path folder(URI url) {
        String path = url.getPath() == null ? "" : url.getPath();
        String scheme = url.getScheme() == null ? "file" : url.getScheme();
        if (!scheme.equals("file") || path.isEmpty()) {
            throw new IllegalArgumentException(
                    "a file channel's address is a folder: file:///path/to/folder");
        }
        boolean isShare =
                (url.getAuthority() != null && !url.getAuthority().isEmpty())
                        || path.startsWith("//");
        if (isShare) {
            throw new IllegalArgumentException(
                    "a folder on another machine (UNC path) cannot be a file channel; name a folder"
                            + " of this machine");
        }
        return url.getScheme() == null ? Path.of(path).toAbsolutePath() : Path.of(url);
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public ChannelIdentity identify() {
        if (!Files.isDirectory(folder)) {
            throw ChannelException.Transient.silent(
                    Silence.FOLDER_MISSING, String.valueOf(folder.getFileName()));
        }
        if (!Files.isReadable(folder)) {
            throw new ChannelException.Unauthorized(
                    Silence.FOLDER_DENIED.at(String.valueOf(folder.getFileName())), 0);
        }
        return new ChannelIdentity(String.valueOf(folder.getFileName()), null, null);
    }

    @Override
    public ChannelPage<ChannelLocation> pullLocations(Cursor cursor) {
        return locations.pull(cursor);
    }

    @Override
    public ChannelPage<ChannelListing> pullListings(Cursor cursor) {
        return listings.pull(cursor);
    }

    @Override
    public ChannelPage<ChannelCount> pullCounts(Cursor cursor) {
        return counts.pull(cursor);
    }

    @Override
    public ChannelPage<ChannelOrder> pullOrders(Cursor cursor) {
        return new ChannelPage<>(List.of(), List.of(), null, null, 0);
    }
}
