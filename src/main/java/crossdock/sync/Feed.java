package crossdock.sync;

import crossdock.channel.ChannelPage;
import crossdock.channel.Cursor;
import crossdock.channel.Resource;
import crossdock.sync.apply.Applier;
import java.util.function.Function;

/// How one resource of a channel is asked for, and who applies its rows.
record Feed<T>(Resource resource, Function<Cursor, ChannelPage<T>> pull, Applier<T> applier) {}
