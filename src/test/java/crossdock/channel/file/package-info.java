/// Tables: how they are written, what their rows mean, and a folder of them as a channel.
@NullMarked
package crossdock.channel.file;

import org.jspecify.annotations.NullMarked;
