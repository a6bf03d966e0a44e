package crossdock.kernel;

/// Opens what a [Sealer] closed; held only by those who may read.
public interface Unsealer {
    /// Throws IllegalArgumentException when the bytes were altered or belong to another subject.
    byte[] open(String subject, byte[] sealed);
}
