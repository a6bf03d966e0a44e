/// Decides where orders are filled. Pure: demand, network, stock of one epoch, workload, policy and instant in; decision
/// and trace out. The same input gives the same answer on any machine and with or without the trace.
@NullMarked
package crossdock.routing.engine;

import org.jspecify.annotations.NullMarked;
