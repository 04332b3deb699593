package io.github.camelcallrail.bench;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * d: what one writes today without this component: camel-http in a loop over page numbers, camel-jackson, a split. It keeps no
 * state.
 */
final class HandWrittenRoute implements Variant {

    private static final String YAML = """
            - route:
                id: by-hand
                from:
                  uri: direct:all
                  steps:
                    - setProperty: {name: page, constant: {expression: "0", resultType: int}}
                    - setProperty: {name: pages, constant: {expression: "1", resultType: int}}
                    - loop:
                        doWhile: true
                        simple: "${exchangeProperty.page} < ${exchangeProperty.pages}"
                        steps:
                          - setProperty: {name: page, simple: "${exchangeProperty.page}++"}
                          - setHeader: {name: CamelHttpMethod, constant: GET}
                          - setHeader:
                              name: CamelHttpQuery
                              simple: "page=${exchangeProperty.page}&per_page=250&sort=start_time&order=asc"
                          - setBody: {constant: ""}
                          - to: {uri: "URL/a/ACC1/calls.json"}
                          - unmarshal: {json: {}}
                          - setProperty: {name: pages, simple: "${body[total_pages]}"}
                          - split:
                              simple: "${body[calls]}"
                              steps:
                                - process: {ref: reader}
            """;

    @Override
    public String name() {
        return "d hand-written YAML: http, loop, jackson, split";
    }

    @Override
    public Run prepare(String url) throws Exception {
        Reader reader = new Reader();
        CamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.getRegistry().bind("reader", reader.wholeRecord());
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("by-hand.yaml", YAML.replace("URL", url)));
        context.start();
        return new Run() {
            @Override
            public int read() {
                context.createProducerTemplate().requestBody("direct:all", (Object) null);
                return reader.records();
            }

            @Override
            public void close() {
                context.stop();
            }
        };
    }
}
