package io.portzero.capture.source;
public enum Compression { NONE, GZIP; public String displayName(){return name();} }
