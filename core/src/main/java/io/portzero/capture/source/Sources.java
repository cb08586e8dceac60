package io.portzero.capture.source;
import java.io.*; import java.lang.foreign.*; import java.nio.channels.*; import java.nio.file.*; import java.nio.*;
public final class Sources {
  public static ByteStream openStream(Path path, StreamLimits limits) throws IOException {
     InputStream in = Files.newInputStream(path); 
     if (sniff(path)==Compression.GZIP) in=new java.util.zip.GZIPInputStream(in, 1<<16);
     return of(Channels.newChannel(in), "", limits); }
  public static ByteStream standardInput(StreamLimits limits) { return of(Channels.newChannel(System.in), "-", limits); }
  public static ByteStream of(ReadableByteChannel ch, String name, StreamLimits limits) {
    return new ByteStream() { long p;
      public int read(MemorySegment d, long o, int l) throws IOException { int n= ch.read(d.asSlice(o,l).asByteBuffer()); if(n>0)p+=n; return n; }
      public long storedPosition(){return p;}
      public void close() throws IOException { ch.close(); } }; }
  public static Compression sniff(Path path) throws IOException { try (InputStream in=Files.newInputStream(path)) { return in.read()==0x1f && in.read()==0x8b ? Compression.GZIP:Compression.NONE; } }
  public static MemorySegment map(Path path, Arena arena) throws IOException { try (FileChannel c=FileChannel.open(path)) { return c.map(FileChannel.MapMode.READ_ONLY,0,c.size(),arena);} }
}
