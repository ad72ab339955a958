// Command onrecord is a terminal news reader that knows who said what.
package main

func main() {}
