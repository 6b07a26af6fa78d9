package words
import ("testing";"fmt";"os";"strings";"slices")
func TestDump(t *testing.T){
 all:=messages(t,"../..","ingest","lifetable","analysis","cmd")
 slices.SortStableFunc(all,func(a,b message)int{return strings.Compare(strings.SplitN(a.where,":",2)[0],strings.SplitN(b.where,":",2)[0])})
 for _,room:=range []string{"ingest","lifetable","analysis","cmd"}{
  f,_:=os.Create("/tmp/thai-errors/"+room+".list")
  n:=0
  for _,m:=range all{
   if strings.HasPrefix(m.where,"../../"+room+"/") { n++; fmt.Fprintf(f,"%d\t%s\n",n,m.format)}
  }
  f.Close()
 }
}
