package io.portzero.capture.source;
import java.io.IOException;
public final class DamagedInputException extends IOException { 
  public DamagedInputException(long o, String w){super(w);offset=o;what=w;} final long offset; final String what;
  public long offset(){return offset;} public String what(){return what;} }
