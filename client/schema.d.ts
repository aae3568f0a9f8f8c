// Written by `npm run openapi` from test/openapi.json.

export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ClientTokens_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dci/oauth2/client/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ClientTokens_give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dci/registry/notify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Subscriptions_notify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dci/registry/on-search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DciMessages_onSearch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dci/registry/on-subscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DciMessages_onSubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dci/registry/on-unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DciMessages_onUnsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dci/registry/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DciMessages_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dci/registry/subscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Subscriptions_subscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dci/registry/sync/enrolled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Dci_enrolled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dci/registry/sync/enrollment/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Subscriptions_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dci/registry/sync/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Dci_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dci/registry/sync/txn/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DciMessages_statusNow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dci/registry/txn/on-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DciMessages_onStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dci/registry/txn/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DciMessages_status"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dci/registry/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Subscriptions_unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Agreements_list"];
        put?: never;
        post: operations["Agreements_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Agreements_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Agreements_change"];
        trace?: never;
    };
    "/v1/agreements/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Agreements_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Agreements_deactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Attributes_list"];
        put?: never;
        post: operations["Attributes_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/attributes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Attributes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Attributes_change"];
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Audit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Audit_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/beneficiaries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Beneficiaries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/beneficiaries/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Beneficiaries_lookup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/class-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ClassCounts_count"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/code-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CodeLists_list"];
        put?: never;
        post: operations["CodeLists_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/code-lists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CodeLists_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["CodeLists_change"];
        trace?: never;
    };
    "/v1/code-lists/{id}/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CodeLists_values"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["CodeLists_changeValues"];
        trace?: never;
    };
    "/v1/cycles/{cycleId}/conservation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Batches_conservation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycles/{cycleId}/disbursement-batch-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Batches_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycles/{cycleId}/disbursement-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Batches_list"];
        put?: never;
        post: operations["Batches_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Cycles_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycles/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Cycles_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycles/{id}/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Cycles_authorize"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycles/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Cycles_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycles/{id}/entitlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Entitlements_list"];
        put?: never;
        post: operations["Entitlements_supplement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycles/{id}/expire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Cycles_expire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycles/{id}/prepare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Cycles_prepare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycles/{id}/registrants/{registrantId}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Entitlements_explainDue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycles/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Cycles_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycles/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Cycles_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycles/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Cycles_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycles/{id}/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Cycles_submitted"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycles/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Cycles_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/delivery-channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DeliveryChannels_list"];
        put?: never;
        post: operations["DeliveryChannels_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/delivery-channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DeliveryChannels_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["DeliveryChannels_change"];
        trace?: never;
    };
    "/v1/delivery-channels/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DeliveryChannels_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/delivery-channels/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DeliveryChannels_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/delivery-channels/{id}/statements/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ChannelStatements_csv"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/delivery-channels/{id}/statements/pain-002": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ChannelStatements_pain002"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursement-batches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Batches_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursement-batches/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Batches_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursement-batches/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Batches_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursement-batches/{id}/disbursements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Batches_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursement-batches/{id}/dispatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Batches_dispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursement-batches/{id}/distribution-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Deliveries_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursement-batches/{id}/payment-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PaymentFiles_describe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursement-batches/{id}/payment-file/hand-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PaymentFiles_handOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursement-batches/{id}/reconcile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Batches_reconcile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursement-batches/{id}/statements/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Statements_csv"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursement-batches/{id}/statements/pain-002": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Statements_pain002"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Deliveries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SingleMoves_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SingleMoves_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{id}/reissue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SingleMoves_reissue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SingleMoves_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{id}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Deliveries_takeBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrolments/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Enrolments_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entitlements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Entitlements_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entitlements/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Entitlements_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entitlements/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Deliveries_deliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entitlements/{id}/exclude": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Entitlements_exclude"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entitlements/{id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Entitlements_explanation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entitlements/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Entitlements_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entitlements/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Entitlements_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Grants_list"];
        put?: never;
        post: operations["Grants_give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/grants/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Grants_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/id-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["IdTypes_list"];
        put?: never;
        post: operations["IdTypes_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/id-types/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["IdTypes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["IdTypes_change"];
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Keys_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{purpose}/{version}/destroy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Keys_destroy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/rotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Keys_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Grants_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Operations_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Operations_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Operations_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Operations_follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Programs_list"];
        put?: never;
        post: operations["Programs_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Programs_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Programs_change"];
        trace?: never;
    };
    "/v1/programs/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Programs_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Programs_archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Programs_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/deduplication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Deduplication_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Deduplication_change"];
        trace?: never;
    };
    "/v1/programs/{id}/deduplication-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Deduplication_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/disbursements/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DisbursementExports_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Duplicates_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/duplicates/{clusterId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Duplicates_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/duplicates/{clusterId}/members/{registrantId}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Duplicates_compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/duplicates/{clusterId}/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Duplicates_override"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/duplicates/{clusterId}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Duplicates_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/duplicates/{clusterId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Duplicates_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/eligibility-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["EligibilityRuns_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Programs_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Enrolments_list"];
        put?: never;
        post: operations["Enrolments_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/enrolments/{enrolmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Enrolments_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/enrolments/{enrolmentId}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Explanations_ofEnrolment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/enrolments/{enrolmentId}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Enrolments_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/enrolments/bulk-moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BulkMoves_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Programs_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/overpayments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Overpayments_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Programs_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Proposals_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/proposals/{proposalId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Proposals_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/proposals/{proposalId}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Proposals_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/reconciliation-exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReconciliationExceptions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Programs_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Rules_list"];
        put?: never;
        post: operations["Rules_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Rules_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/rules/previews/{operationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Rules_previewed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Statistics_get"];
        put?: never;
        post: operations["Statistics_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/verdicts/{registrantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Enrolments_verdict"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/verdicts/{registrantId}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Explanations_ofRegistrant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{programId}/approval-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ApprovalPolicy_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["ApprovalPolicy_change"];
        trace?: never;
    };
    "/v1/programs/{programId}/benefits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Benefits_list"];
        put?: never;
        post: operations["Benefits_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{programId}/benefits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Benefits_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Benefits_change"];
        trace?: never;
    };
    "/v1/programs/{programId}/cycle-schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CycleSchedules_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["CycleSchedules_change"];
        trace?: never;
    };
    "/v1/programs/{programId}/cycles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Cycles_list"];
        put?: never;
        post: operations["Cycles_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{programId}/fund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Fund_balances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{programId}/fund/postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Fund_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reason-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReasonCodes_list"];
        put?: never;
        post: operations["ReasonCodes_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reason-codes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReasonCodes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["ReasonCodes_change"];
        trace?: never;
    };
    "/v1/reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Reconciliations_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reconciliations/{id}/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Reconciliations_exceptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reconciliations/{id}/exceptions/{exceptionId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Reconciliations_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Registrants_list"];
        put?: never;
        post: operations["Registrants_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{groupId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Memberships_list"];
        put?: never;
        post: operations["Memberships_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{groupId}/members/{membershipId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Memberships_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Memberships_change"];
        trace?: never;
    };
    "/v1/registrants/{groupId}/members/{membershipId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Memberships_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{groupId}/members/{membershipId}/make-head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Memberships_makeHead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Registrants_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Registrants_change"];
        trace?: never;
    };
    "/v1/registrants/{id}/access-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Audit_accessLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{id}/access-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AccessRequests_list"];
        put?: never;
        post: operations["AccessRequests_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{id}/access-requests/{requestId}/fulfil": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AccessRequests_fulfil"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{id}/access-requests/{requestId}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AccessRequests_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{id}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Registrants_compare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Contacts_list"];
        put?: never;
        post: operations["Contacts_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{id}/contacts/{valueId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Contacts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Contacts_change"];
        trace?: never;
    };
    "/v1/registrants/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Registrants_disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Registrants_enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Registrants_erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{id}/identifiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Identifiers_list"];
        put?: never;
        post: operations["Identifiers_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{id}/identifiers/{valueId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Identifiers_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Identifiers_change"];
        trace?: never;
    };
    "/v1/registrants/{id}/legal-hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Holds_get"];
        put?: never;
        post: operations["Holds_place"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{id}/legal-hold/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Holds_lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{id}/payees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Payees_list"];
        put?: never;
        post: operations["Payees_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{id}/payees/{payeeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Payees_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{id}/payees/{payeeId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Payees_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{id}/payment-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PaymentAccounts_list"];
        put?: never;
        post: operations["PaymentAccounts_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/{id}/payment-accounts/{valueId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PaymentAccounts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["PaymentAccounts_change"];
        trace?: never;
    };
    "/v1/registrants/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Registrants_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_list"];
        put?: never;
        post: operations["Imports_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/imports/{id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_errors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/imports/{id}/errors.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_errorFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrants/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Registrants_lookup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reported-programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReportedPrograms_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reported-programs/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReportedPrograms_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reported-programs/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReportedPrograms_dismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/overlaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Overlaps_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/social-registries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SocialRegistries_list"];
        put?: never;
        post: operations["SocialRegistries_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/social-registries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SocialRegistries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["SocialRegistries_change"];
        trace?: never;
    };
    "/v1/social-registries/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SocialRegistries_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/social-registries/{id}/dci/registry/on-search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DciAnswers_onSearch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/social-registries/{id}/dci/registry/txn/on-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DciAnswers_onStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/social-registries/{id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SocialRegistries_deactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/social-registries/{id}/lookups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PullOne_pull"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/social-registries/{id}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Quarantine_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/social-registries/{id}/quarantine/{recordId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Quarantine_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/social-registries/{id}/quarantine/{recordId}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Quarantine_discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/social-registries/{id}/quarantine/{recordId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Quarantine_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/social-registries/{id}/quarantine/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Quarantine_retryAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/social-registries/{id}/sync-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SyncRuns_list"];
        put?: never;
        post: operations["SyncRuns_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/social-registries/{id}/sync-runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SyncRuns_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/social-registries/{id}/sync-runs/{runId}/confirm-gone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ConfirmGone_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Statistics_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Users_list"];
        put?: never;
        post: operations["Users_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Users_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Users_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Users_deactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vouchers/redeem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Vouchers_redeem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Webhooks_list"];
        put?: never;
        post: operations["Webhooks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Webhooks_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Webhooks_change"];
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Webhooks_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Webhooks_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Webhooks_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Webhooks_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptProposalDto: {
            /**
             * @description What becomes of the enrolment
             * @enum {string}
             */
            move: "exit" | "pause";
            /**
             * @description An active reason code of the move
             * @example no_longer_eligible
             */
            reason: string;
        };
        AccessAnswerDto: {
            /** @description Compact JWE (RFC 7516) of a JSON document, docs/lawful-paths.md. It is sent once and kept nowhere */
            answer: string;
            id: string;
            keyThumbprint: string;
            registrantId: string;
        };
        AccessRequestDto: {
            /**
             * Format: date-time
             * @description Until then it can be answered
             */
            expiresAt: string;
            id: string;
            /** @description RFC 7638, SHA-256, of the key the answer is encrypted to: compare it with the person */
            keyThumbprint: string;
            /** Format: date-time */
            openedAt: string;
            /** Format: uuid */
            openedBy: string;
            /** @enum {string} */
            purpose: "access" | "portability" | "rectification" | "complaint";
            /** @description Why it ended */
            reason: string | null;
            registrantId: string;
            /** @enum {string} */
            state: "requested" | "fulfilled" | "refused" | "expired";
            /** Format: date-time */
            stateSince: string;
        };
        AckDto: {
            message: components["schemas"]["AckMessageDto"];
        };
        AckMessageDto: {
            /** @enum {string} */
            ack_status: "ACK" | "NACK";
            correlation_id: string;
            /** Format: date-time */
            timestamp: string;
        };
        AddMemberDto: {
            /**
             * Format: date-time
             * @description Of a membership that has ended already
             */
            endedAt?: string;
            /** @description At most one head at a time */
            isHead?: boolean;
            /** @description Who collects for the group; at most one at a time */
            isRepresentative?: boolean;
            /** @description Handle of the individual */
            registrantId: string;
            /**
             * @description To the head of the group
             * @enum {string|null}
             */
            relationship?: "head" | "spouse" | "child" | "parent" | "sibling" | "grandchild" | "grandparent" | "other_relative" | "not_related" | null;
            /**
             * Format: date-time
             * @description Not in the future; now unless told
             */
            startedAt?: string;
        };
        AgreementDto: {
            /** @description An inactive one answers nobody */
            active: boolean;
            callbackHosts: string[];
            callbackUrl: string | null;
            clientId: string;
            consentReference: string;
            /** Format: date-time */
            expiresAt: string;
            fields: ("enrollment_status" | "enrollment_date" | "status_change_date" | "benefits" | "disbursements")[];
            /** @description Whether a client secret was given */
            hasSecret: boolean;
            /** Format: uuid */
            id: string;
            idTypes: components["schemas"]["NamedIdTypeDto"][];
            /** @description Ids of its public keys */
            keyIds: string[] | null;
            name: string;
            predicates: ("programme_identifier" | "enrollment_status" | "enrollment_date")[];
            programIds: string[];
            purpose: string;
            receiverId: string;
            requestsPerMinute: number;
            /** @description Counts changes: the ETag */
            revision: number;
            senderId: string;
            /** @enum {string} */
            signatures: "off" | "optional" | "required";
            /** Format: uuid */
            userId: string;
        };
        AmountLimitDto: {
            /**
             * @description ISO 4217 code; each has one limit at most
             * @example KES
             */
            currency: string;
            /**
             * @description Nothing below it is paid; absent: no such bound
             * @example 1.00
             */
            leastAmount?: string;
            /**
             * @description Nothing above it is paid; absent: no such bound
             * @example 5000.00
             */
            mostAmount?: string;
        };
        ApprovalDto: {
            /** @description Of the lines that were approved: a change of one of them stops their delivery */
            digest: string;
            /** Format: uuid */
            id: string;
            lines: number;
            totals: components["schemas"]["ApprovedTotalDto"][];
        };
        ApprovalPolicyDto: {
            /** @enum {string} */
            funding: "partial" | "all_or_nothing";
            /** Format: uuid */
            programId: string;
            /** @description Counts changes: the ETag */
            revision: number;
            stages: ("approve" | "authorize" | "release")[];
        };
        ApprovedTotalDto: {
            amount: string | null;
            currency: string | null;
            lines: number;
            quantity: string | null;
            unit: string | null;
        };
        AttemptExceptionDto: {
            /** @description At what amount */
            amount: string | null;
            /** Format: date-time */
            at: string;
            currency: string | null;
            /** Format: date-time */
            decidedAt: string | null;
            /**
             * @description Null: it waits for a person
             * @enum {string|null}
             */
            decision: "dismissed" | "accepted" | null;
            /** @enum {string} */
            kind: "unknown_reference" | "amount_mismatch" | "move_not_allowed" | "late_return" | "unreadable";
            /**
             * @description What was told
             * @enum {string|null}
             */
            outcome: "paid" | "failed" | "returned" | "delivered" | "partly_delivered" | "lost" | "collected" | "expired" | null;
        };
        AttemptExceptionViewDto: {
            /** @description At what amount */
            amount: string | null;
            /** Format: date-time */
            at: string;
            currency: string | null;
            /** Format: date-time */
            decidedAt: string | null;
            /**
             * @description Null: it waits for a person
             * @enum {string|null}
             */
            decision: "dismissed" | "accepted" | null;
            /** @example amount_mismatch */
            kind: string;
            /**
             * @description What was told
             * @example paid
             */
            outcome: string | null;
        };
        AttemptMoveDto: {
            /** Format: date-time */
            at: string;
            from: string;
            reason: string;
            to: string;
        };
        AttributeDto: {
            active: boolean;
            /** @enum {string} */
            appliesTo: "individual" | "group" | "both";
            bandWidth: number | null;
            codeList: string | null;
            /** @enum {string} */
            dataType: "text" | "code" | "integer" | "decimal" | "boolean" | "date";
            /**
             * @description What it means to the registry: grants are limited by area, statistics are cut by sex, age and area. One active attribute each
             * @enum {string|null}
             */
            dimension: "sex" | "birth_date" | "area" | null;
            /** @enum {string} */
            generalizer: "hidden" | "as_is" | "year" | "age_band" | "band" | "parent_code";
            /** Format: uuid */
            id: string;
            key: string;
            name: string;
            /** @description Counts changes: the ETag */
            revision: number;
            sourceField: string | null;
            /** @enum {string} */
            storage: "sealed" | "open";
            /** @description Why the declaration should be thought over; never a refusal */
            warnings: string[];
        };
        AuditEventDto: {
            /** @example registrant:read */
            action: string;
            /** Format: uuid */
            actorId: string | null;
            /** Format: date-time */
            at: string;
            correlationId: string | null;
            counts: {
                [key: string]: number;
            };
            /** Format: uuid */
            id: string;
            /** @description Whether a reason was given; it stays sealed */
            justified: boolean;
            /** @description Of kinds that are nobody: programs, cycles, operations */
            objectIds: string[];
            objectKind: string | null;
            organisation: string | null;
            /** @enum {string} */
            outcome: "succeeded" | "refused" | "failed";
            /** Format: uuid */
            programId: string | null;
            purpose: string | null;
            registrants: string[];
            /** @example GET:/v1/registrants/:id */
            route: string | null;
            /** @description Its place in the chain: the number in the stream */
            seq: number;
            /** @description Its place in the chain: the stream */
            stream: number;
        };
        BatchDetailDto: {
            /** Format: uuid */
            approvedBy: string | null;
            /** Format: uuid */
            channelId: string;
            /** Format: date-time */
            collectUntil: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
            /** Format: uuid */
            cycleId: string;
            /** @description SHA-256 over the lines, in hex: what an approval binds */
            digest: string;
            /** Format: uuid */
            id: string;
            /** @description Lines that were left out because of the amount limits of the channel; they stay due, for another channel */
            leftOut: number;
            lines: number;
            /** Format: uuid */
            programId: string;
            /** @enum {string} */
            state: "draft" | "approved" | "dispatching" | "settled" | "cancelled";
            /** @description Disbursements by state */
            states: {
                [key: string]: number;
            };
            totals: components["schemas"]["BatchTotalDto"][];
        };
        BatchDto: {
            /** Format: uuid */
            approvedBy: string | null;
            /** Format: uuid */
            channelId: string;
            /** Format: date-time */
            collectUntil: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
            /** Format: uuid */
            cycleId: string;
            /** @description SHA-256 over the lines, in hex: what an approval binds */
            digest: string;
            /** Format: uuid */
            id: string;
            /** @description Lines that were left out because of the amount limits of the channel; they stay due, for another channel */
            leftOut: number;
            lines: number;
            /** Format: uuid */
            programId: string;
            /** @enum {string} */
            state: "draft" | "approved" | "dispatching" | "settled" | "cancelled";
            totals: components["schemas"]["BatchTotalDto"][];
        };
        BatchTotalDto: {
            amount: string | null;
            currency: string | null;
            lines: number;
            quantity: string | null;
            unit: string | null;
        };
        BeneficiaryDto: {
            id: string;
            /** @enum {string} */
            kind: "individual" | "group";
            /** @description With include=members; in none of the totals */
            members?: components["schemas"]["MemberBeneficiaryDto"][];
            programs: components["schemas"]["ProgramShareDto"][];
            /** @description Programs of partners: in none of the totals */
            reportedPrograms: components["schemas"]["ReportedViewDto"][];
            /** @description Per benefit kind and currency or unit; equal to the listed lines */
            totals: components["schemas"]["TotalDto"][];
        };
        BeneficiaryLookupDto: {
            /**
             * @description Code of an ID type
             * @example national_id
             */
            idType: string;
            /**
             * @description Adds what the members of a group receive on their own
             * @enum {string}
             */
            include?: "members";
            /** @description The value shown */
            value: string;
        };
        BenefitDto: {
            /**
             * @description null: goods, or calculated
             * @example 1200.00
             */
            amount: string | null;
            calculation: components["schemas"]["CalculationDto"] | null;
            code: string;
            currency: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "cash" | "voucher" | "in_kind" | "training" | "work_opportunity" | "insurance";
            name: string;
            /** Format: uuid */
            programId: string;
            /**
             * @description null: money, or calculated
             * @example 12.5
             */
            quantity: string | null;
            /** @description Counts changes: the ETag */
            revision: number;
            unit: string | null;
            /**
             * Format: date
             * @description First day of the freezes it is given at
             */
            validFrom: string | null;
            /**
             * Format: date
             * @description Last day of the freezes it is given at
             */
            validUntil: string | null;
        };
        BulkMoveDto: {
            /** @description Whom the filter names, by state */
            counts: {
                [key: string]: number;
            };
            /** @description To be handed back with the order: another one when anything has changed */
            digest: string;
            dryRun: boolean;
            /**
             * Format: uuid
             * @description What does it; null of a dry run
             */
            operationId: string | null;
        };
        CalculationDto: {
            cap: string | null;
            decimals: number;
            mostMembers: number | null;
            parts: components["schemas"]["CalculationPartDto"][];
            /** @enum {string} */
            per: "beneficiary" | "member";
            /** @enum {string} */
            rounding: "half_up" | "half_even" | "up" | "down";
        };
        CalculationPartDto: {
            amount: string;
            when: string | null;
        };
        CancelBatchDto: {
            /** @enum {string} */
            reason: "voucher_lost" | "details_wrong" | "not_collectable" | "death_reported" | "asked_for" | "entered_in_error";
        };
        CancelDisbursementDto: {
            /** @enum {string} */
            reason: "voucher_lost" | "details_wrong" | "not_collectable" | "death_reported" | "asked_for" | "entered_in_error";
        };
        CandidateDto: {
            registrantId: string;
        };
        ChangeAgreementDto: {
            /** @description Hosts its messages may name; allowed ones. None unless told */
            callbackHosts?: string[];
            /** @description Where it is called back; of an allowed host */
            callbackUrl?: string | null;
            /** @description Digested at once, never shown again */
            clientSecret?: string;
            /** @description By which consent or legal ground it is told */
            consentReference?: string;
            /**
             * Format: date-time
             * @description At most three years ahead
             */
            expiresAt?: string;
            /** @description What it is told of a beneficiary */
            fields?: ("enrollment_status" | "enrollment_date" | "status_change_date" | "benefits" | "disbursements")[];
            /** @description Identifiers it may ask by */
            idTypes?: components["schemas"]["NamedIdTypeDto"][];
            /** @description Its public keys (JWK Set, RFC 7517), for signatures and for private_key_jwt */
            jwks?: {
                [key: string]: unknown;
            } | null;
            name?: string;
            /** @description What it may search by; nothing unless told */
            predicates?: ("programme_identifier" | "enrollment_status" | "enrollment_date")[];
            programIds?: string[];
            /** @description What it asks for */
            purpose?: string;
            /** @description receiver_id, where its messages name one; amparo */
            receiverId?: string;
            /** @description Of its DCI messages; 60 unless told */
            requestsPerMinute?: number;
            /** @description sender_id of its messages */
            senderId?: string;
            /**
             * @description Whether its messages carry a signature; off unless told
             * @enum {string}
             */
            signatures?: "off" | "optional" | "required";
        };
        ChangeApprovalPolicyDto: {
            /**
             * @description Where the fund does not reach: as many lines as it does, or none
             * @enum {string}
             */
            funding?: "partial" | "all_or_nothing";
            /** @description In order; nobody passes two */
            stages?: ("approve" | "authorize" | "release")[];
        };
        ChangeAttributeDto: {
            /** @description An inactive attribute is neither asked for nor taken in any more */
            active?: boolean;
            bandWidth?: number | null;
            /**
             * @description What it means to the registry: grants are limited by area, statistics are cut by sex, age and area. One active attribute each
             * @enum {string|null}
             */
            dimension?: "sex" | "birth_date" | "area" | null;
            /**
             * @description What is shown of it: nothing, the value (code, boolean), the year or an age band of a date, a band of a number, the parent of a code
             * @enum {string}
             */
            generalizer?: "hidden" | "as_is" | "year" | "age_band" | "band" | "parent_code";
            name?: string;
            /** @description What sources call it, unless one says otherwise */
            sourceField?: string | null;
        };
        ChangeBenefitDto: {
            name?: string;
            /**
             * Format: date
             * @description Last day of the freezes it is given at
             */
            validUntil?: string | null;
        };
        ChangeChannelDto: {
            /** @description At any time; null: none any more */
            credential?: string | null;
            /** @description The whole of it; but for its statement not while a batch of the channel is under way */
            csv?: components["schemas"]["CsvFileDto"];
            /** @description Another address; not while a batch of the channel is under way, and on another host with its credential */
            endpoint?: string;
            /** @description The whole of it; but for its statement and paidAt not while a batch of the channel is under way */
            iso20022?: components["schemas"]["Iso20022FileDto"];
            /** @description At any time, the whole of them; an empty list: none any more. They are read when a batch is made: a line due outside of them is left out, and stays due */
            limits?: components["schemas"]["AmountLimitDto"][];
            name?: string;
            /** @description Null: none any more; not while a batch of the channel is under way */
            payerAccount?: string | null;
            /**
             * @description Another receiver's key; not while a batch of the channel is under way
             * @example {
             *       "kty": "OKP",
             *       "crv": "X25519",
             *       "x": "hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo"
             *     }
             */
            recipientKey?: {
                [key: string]: unknown;
            };
        };
        ChangeCodeListDto: {
            /** @example Areas */
            name: string;
        };
        ChangeCodeValuesDto: {
            values: components["schemas"]["GiveCodeValueDto"][];
        };
        ChangeCycleScheduleDto: {
            /** @description false: no cycle is made until it is true again, and none of those missed */
            active?: boolean;
            /**
             * @description DTSTART, on the wall clock of the zone
             * @example 2026-06-01T06:00
             */
            firstAt?: string;
            /**
             * @description Name of the cycles; the day of each is added
             * @example Monthly transfer
             */
            name?: string;
            /**
             * @description RRULE of RFC 5545, daily at most
             * @example FREQ=MONTHLY;BYMONTHDAY=1
             */
            rule?: string;
            /** @example Africa/Nairobi */
            timeZone?: string;
            /** @description Days after the freeze on which lines may be delivered; null: no end */
            validDays?: number | null;
        };
        ChangeDeduplicationDto: {
            contacts?: ("phone" | "email")[];
            /**
             * @description Of every type, of a class, of the `idTypes`, or none; valid and not expired ones only
             * @enum {string}
             */
            identifiers?: "none" | "any" | "foundational" | "functional" | "types";
            /**
             * @description For identifiers `types`
             * @example [
             *       "national_id"
             *     ]
             */
            idTypes?: string[];
            /** @description Programs for groups: by what members hold, and by members of two groups */
            members?: boolean;
            /** @description A run stops when somebody is like more others */
            mostOthers?: number;
            /** @description A run stops when more per cent are like somebody */
            mostPercent?: number;
            paymentAccounts?: ("bank" | "wallet")[];
            /** @enum {string} */
            policy?: "off" | "warn" | "block";
        };
        ChangeIdentifierDto: {
            /**
             * Format: date
             * @description null: it does not expire
             */
            expiresOn?: string | null;
            /** @enum {string} */
            status?: "valid" | "invalid";
        };
        ChangeIdTypeDto: {
            /** @description Of an inactive type nothing new is registered; what is registered is still found */
            active?: boolean;
            /**
             * @description Algorithm whose check digit values carry; holds for values to come
             * @enum {string|null}
             */
            checkDigit?: "luhn" | "verhoeff" | "damm" | "mod97-10" | "mod11-2" | "mod37-36" | null;
            /**
             * @description Only while no identifier is stored
             * @enum {string}
             */
            class?: "foundational" | "functional";
            /** @example National ID */
            name?: string;
            /**
             * @description Only while no identifier is stored
             * @enum {string}
             */
            normalization?: "alphanumeric" | "digits" | "exact";
            /**
             * @description Regular expression (RE2) the whole value must match; holds for values to come
             * @example \d{12}
             */
            pattern?: string;
        };
        ChangeMembershipDto: {
            /**
             * Format: date-time
             * @description Since when it is so; now unless told
             */
            changedAt?: string;
            /** @description At most one head at a time */
            isHead?: boolean;
            /** @description Who collects for the group; at most one at a time */
            isRepresentative?: boolean;
            /**
             * @description To the head of the group
             * @enum {string|null}
             */
            relationship?: "head" | "spouse" | "child" | "parent" | "sibling" | "grandchild" | "grandparent" | "other_relative" | "not_related" | null;
        };
        ChangeProfileDto: {
            /** @description Attributes by key: null removes one; what is not named stays */
            attributes?: {
                [key: string]: unknown;
            };
            /**
             * @description Of a group
             * @enum {string}
             */
            groupKind?: "household" | "family" | "institution" | "other";
        };
        ChangeProgramDto: {
            /** @description Places; null: as many as are eligible */
            cap?: number | null;
            /** @description Of the program, never of anybody in it */
            description?: string;
            /**
             * @description What becomes of somebody enrolled whom the rule refuses when it looks again
             * @enum {string}
             */
            failedRecheck?: "propose" | "exit" | "pause";
            /** @example Cash transfer, northern districts */
            name?: string;
            /**
             * @description CEL that yields a number: who waits with the highest is given a place first. Null: who waits longest
             * @example household_size * 2
             */
            priority?: string | null;
            /**
             * Format: date
             * @description First day (UTC) of enrolling, making cycles and approving
             */
            validFrom?: string | null;
            /**
             * Format: date
             * @description Last day (UTC) of them
             */
            validUntil?: string | null;
        };
        ChangeReasonCodeDto: {
            /** @description An inactive one stays in histories, and is given no more */
            active?: boolean;
            /** @description What it may be the reason of */
            moves?: ("activate" | "pause" | "resume" | "close" | "end" | "archive" | "exit" | "graduate" | "reject" | "uphold_appeal" | "waitlist" | "decline")[];
            /** @example Moved away */
            name?: string;
        };
        ChangeSocialRegistryDto: {
            /**
             * @description Of an allowed host
             * @example https://social-registry.example/api/v1/g2p-connect
             */
            baseUrl?: string;
            /** @description Never shown again */
            clientId?: string;
            /** @description Sealed at once, never shown again */
            clientSecret?: string;
            /** @example national-sr */
            code?: string;
            /** @description By which consent or legal ground they are asked for; as the purpose */
            consentReference?: string | null;
            /** @description Of a source that speaks DCI */
            dci?: components["schemas"]["DciFactsDto"] | null;
            /** @enum {string} */
            dialect?: "openg2p" | "dci";
            /**
             * @description Cron expression in UTC; null or absent: by hand only
             * @example 0 2 * * *
             */
            fullSchedule?: string | null;
            /**
             * @description As fullSchedule
             * @example *\/30 * * * *
             */
            incrementalSchedule?: string | null;
            /** @description Its public keys (JWK Set, RFC 7517), instead of an address */
            jwks?: {
                [key: string]: unknown;
            } | null;
            /** @description Where its keys are; of an allowed host */
            jwksUrl?: string | null;
            mapping?: components["schemas"]["SourceMappingDto"];
            name?: string;
            /** @description How long before its watermark an incremental run begins; 300 */
            overlapSeconds?: number;
            /** @description Records asked for at once; 500 unless told */
            pageSize?: number;
            /** @description What the data are for; told to a source whose dialect has a place */
            purpose?: string | null;
            /** @description Null or absent: no limit */
            requestsPerMinute?: number | null;
            /**
             * @description Whether answers carry a signature that holds; off unless told
             * @enum {string}
             */
            signatures?: "off" | "optional" | "required";
            /**
             * @description How they are sent there; form unless told
             * @enum {string}
             */
            tokenStyle?: "form" | "json" | "query";
            /** @description Where client credentials are exchanged for a token; of an allowed host */
            tokenUrl?: string;
        };
        ChangeValueDto: {
            /** @enum {string} */
            status: "valid" | "invalid";
        };
        ChangeWebhookDto: {
            /** @description An inactive one is told nothing, and what happens meanwhile is not told later */
            active?: boolean;
            /** @description What it is told of */
            eventTypes?: ("enrolment.enrolled" | "enrolment.status_changed" | "entitlement.entitled" | "disbursement.paid" | "disbursement.returned")[];
            /** @description Null: every program of the agreement */
            programIds?: string[] | null;
            /** @description Of a host of the agreement, and of AMPARO_OUTBOUND_HOSTS */
            url?: string;
        };
        ChannelCapabilityDto: {
            /** @description Kinds of benefit it delivers */
            benefits: string[];
            /** @description Whether a line is collected by a code of its own alone */
            byCode: boolean;
            /**
             * @description How lines get to whoever delivers: by calls, in a payment file, or in a distribution list
             * @enum {string}
             */
            handover: "calls" | "file" | "list";
            /**
             * @description Which moves its lines make
             * @enum {string}
             */
            lifecycle: "money" | "goods" | "counter";
            /** @description Lines of one call, or of one part of a file or list */
            linesAMessage: number;
            /** @description Characters; a payee with a longer one fails alone */
            longestAccount: number | null;
            /** @description Characters; what is beyond is left out */
            longestName: number | null;
            /** @description What tells what became of lines, besides results that are uploaded one by one */
            reads: ("g2p-connect/disburse" | "g2p-connect/disburse/txn/status" | "csv" | "pain.001.001.09" | "pain.002.001.10" | "distribution-list")[];
            /**
             * @description Why it does no harm that something comes twice
             * @enum {string}
             */
            repetition: "reference_paid_once" | "message_taken_once" | "handed_over_once" | "redeemed_once";
            /** @description Whether its statements, messages it reads, can be uploaded */
            statements: boolean;
            /** @description Whether it can be asked what became of its lines */
            statusInquiry: boolean;
            /** @enum {string} */
            writes: "g2p-connect/disburse" | "g2p-connect/disburse/txn/status" | "csv" | "pain.001.001.09" | "pain.002.001.10" | "distribution-list";
        };
        ChannelStatementDto: {
            /** @description Rows that moved something */
            applied: number;
            batches: components["schemas"]["ReconciliationDto"][];
            exceptions: number;
            received: number;
            /** @description Rows that said what was known */
            unchanged: number;
            /**
             * Format: uuid
             * @description The reconciliation whose exceptions are the rows about no payment of the channel that you may reconcile; null when there are none
             */
            unmatchedId: string | null;
        };
        ClauseChangeDto: {
            attribute: string;
            /**
             * @description Never how much. `known`: it is not on file
             * @enum {string}
             */
            direction: "higher" | "lower" | "other" | "known";
        };
        ClauseDto: {
            /** @description Attributes it asks for; of members as `members.income` */
            attributes: string[];
            /** @description What would have to be otherwise for the clause to hold */
            changes: components["schemas"]["ClauseChangeDto"][];
            /** @description Attributes that are not on file; of members, not of each */
            missing: string[];
            /** @description Every part must hold; of the clauses of one part one suffices */
            part: number;
            /**
             * @description null: not for who may not be shown attributes
             * @enum {string|null}
             */
            result: "passed" | "failed" | "unknown" | null;
            /** @description As the rule says it */
            text: string;
        };
        ClientTokenDto: {
            access_token: string;
            /** @description Seconds */
            expires_in: number;
            scope: string;
            /** @enum {string} */
            token_type: "Bearer";
        };
        ClientTokenRequestDto: {
            audience?: string;
            client_assertion?: string;
            client_assertion_type?: string;
            client_id?: string;
            client_secret?: string;
            /** @enum {string} */
            grant_type: "client_credentials";
            scope?: string;
        };
        CodeListDto: {
            code: string;
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Counts changes of the list and of its values: the ETag of both */
            revision: number;
        };
        CodeValueDto: {
            active: boolean;
            code: string;
            name: string;
            /** @description The coarser code of this list that it is shown as */
            parentCode: string | null;
        };
        CompareDto: {
            /**
             * @description `identifier:` and the code of an ID type, `phone`, `email`, `bank`, `wallet`, or `attribute:` and a key
             * @example identifier:national_id
             */
            field: string;
            /** @description The value as the person shows it */
            value: string;
        };
        ComparisonDto: {
            /** @description Whether it is the value on file, or one of them */
            match: boolean;
        };
        ConservationDto: {
            /** Format: uuid */
            cycleId: string;
            /** @description Whether every line adds up */
            holds: boolean;
            parts: components["schemas"]["ConservedDto"][];
        };
        ConservedDto: {
            approved: string;
            /** Format: uuid */
            benefitId: string;
            cancelled: string;
            currency: string | null;
            /** @description Net of what came back */
            delivered: string;
            /** @description What does not add up, line by line: zero, or something is wrong */
            difference: string;
            /** @description Paid beyond what is due, and not back: in none of these */
            excess: string;
            expired: string;
            held: string;
            /** @description In a batch or on its way, without an outcome */
            inFlight: string;
            lines: number;
            stillDue: string;
            unit: string | null;
        };
        ContactDto: {
            id: string;
            /** @enum {string} */
            kind: "phone" | "email";
            registrantId: string;
            /** @description Counts changes: the ETag */
            revision: number;
            /** @enum {string} */
            status: "valid" | "invalid";
        };
        CreateAgreementDto: {
            /** @description Hosts its messages may name; allowed ones. None unless told */
            callbackHosts?: string[];
            /** @description Where it is called back; of an allowed host */
            callbackUrl?: string | null;
            /** @description Digested at once, never shown again */
            clientSecret?: string;
            /** @description By which consent or legal ground it is told */
            consentReference: string;
            /**
             * Format: date-time
             * @description At most three years ahead
             */
            expiresAt: string;
            /** @description What it is told of a beneficiary */
            fields: ("enrollment_status" | "enrollment_date" | "status_change_date" | "benefits" | "disbursements")[];
            /** @description Identifiers it may ask by */
            idTypes: components["schemas"]["NamedIdTypeDto"][];
            /** @description Its public keys (JWK Set, RFC 7517), for signatures and for private_key_jwt */
            jwks?: {
                [key: string]: unknown;
            } | null;
            name: string;
            /** @description What it may search by; nothing unless told */
            predicates?: ("programme_identifier" | "enrollment_status" | "enrollment_date")[];
            programIds: string[];
            /** @description What it asks for */
            purpose: string;
            /** @description receiver_id, where its messages name one; amparo */
            receiverId?: string;
            /** @description Of its DCI messages; 60 unless told */
            requestsPerMinute?: number;
            /** @description sender_id of its messages */
            senderId: string;
            /**
             * @description Whether its messages carry a signature; off unless told
             * @enum {string}
             */
            signatures?: "off" | "optional" | "required";
            /**
             * Format: uuid
             * @description A user of the issuer urn:amparo:clients; its subject is the client id
             */
            userId: string;
        };
        CreateAttributeDto: {
            /** @enum {string} */
            appliesTo: "individual" | "group" | "both";
            bandWidth?: number | null;
            /** @description Code of the code list its values are of */
            codeList?: string | null;
            /** @enum {string} */
            dataType: "text" | "code" | "integer" | "decimal" | "boolean" | "date";
            /**
             * @description What it means to the registry: grants are limited by area, statistics are cut by sex, age and area. One active attribute each
             * @enum {string|null}
             */
            dimension?: "sex" | "birth_date" | "area" | null;
            /**
             * @description What is shown of it: nothing, the value (code, boolean), the year or an age band of a date, a band of a number, the parent of a code
             * @default hidden
             * @enum {string}
             */
            generalizer?: "hidden" | "as_is" | "year" | "age_band" | "band" | "parent_code";
            /** @example birth_date */
            key: string;
            /** @example Date of birth */
            name: string;
            /** @description What sources call it, unless one says otherwise */
            sourceField?: string | null;
            /**
             * @description open is for codes of a list of at most 1000 values: they stand in clear
             * @default sealed
             * @enum {string}
             */
            storage?: "sealed" | "open";
        };
        CreateBatchDto: {
            /**
             * Format: uuid
             * @description Only this benefit; absent: every benefit the channel can deliver
             */
            benefitId?: string;
            /** Format: uuid */
            channelId: string;
            /**
             * Format: date-time
             * @description Cash over the counter and vouchers: until when they can be collected; absent: as long as they are out
             */
            collectUntil?: string;
        };
        CreateBenefitDto: {
            /**
             * @description Money: decimal amount for each beneficiary, unless calculated
             * @example 1200.00
             */
            amount?: string;
            /** @description Instead of an amount or quantity that is the same to all */
            calculation?: components["schemas"]["CreateCalculationDto"];
            /**
             * @description Unique within the program
             * @example CASH
             */
            code: string;
            /**
             * @description Money: ISO 4217 code
             * @example KES
             */
            currency?: string;
            /**
             * @description Cash and vouchers are money, all others are goods
             * @enum {string}
             */
            kind: "cash" | "voucher" | "in_kind" | "training" | "work_opportunity" | "insurance";
            name: string;
            /**
             * @description Goods: decimal quantity for each beneficiary, unless calculated
             * @example 12.5
             */
            quantity?: string;
            /**
             * @description Goods: unit (UN/CEFACT code or a word)
             * @example KGM
             */
            unit?: string;
            /**
             * Format: date
             * @description First day of the freezes it is given at
             */
            validFrom?: string | null;
            /**
             * Format: date
             * @description Last day of the freezes it is given at
             */
            validUntil?: string | null;
        };
        CreateCalculationDto: {
            /**
             * @description At most so much; never a floor
             * @example 2000.00
             */
            cap?: string;
            /** @description Goods: decimals of the quantity; left out: 6. Money has those of its currency */
            decimals?: number;
            /** @description Per member: so many count, those with the most */
            mostMembers?: number;
            /** @description Added. One that cannot be told makes all of it so */
            parts: components["schemas"]["CreateCalculationPartDto"][];
            /**
             * @description member: the parts speak of one member of the group as of the freeze, and what they come to is added
             * @default beneficiary
             * @enum {string}
             */
            per?: "beneficiary" | "member";
            /**
             * @default half_up
             * @enum {string}
             */
            rounding?: "half_up" | "half_even" | "up" | "down";
        };
        CreateCalculationPartDto: {
            /**
             * @description CEL, yielding a number: what it comes to, in whole currency (1.5 is 1.50) or units
             * @example 500 + (children < 4 ? children : 4) * 120
             */
            amount: string;
            /**
             * @description CEL, yielding bool: for whom; left out: for everybody
             * @example children > 0
             */
            when?: string;
        };
        CreateChannelDto: {
            /** @example BANK */
            code: string;
            /** @description Bearer token for the channel; sealed, never shown */
            credential?: string;
            /** @description CSV files: their columns */
            csv?: components["schemas"]["CsvFileDto"];
            /** @description Payment channel: its address; the host must be allowed (AMPARO_OUTBOUND_HOSTS) */
            endpoint?: string;
            /** @description Files of ISO 20022: who pays */
            iso20022?: components["schemas"]["Iso20022FileDto"];
            /** @enum {string} */
            kind: "http_payment" | "csv_file" | "iso20022_file" | "in_kind" | "cash_counter" | "voucher";
            /** @description Between which amounts it takes one payment. They are read when a batch is made: a line due outside of them is left out, and stays due */
            limits?: components["schemas"]["AmountLimitDto"][];
            name: string;
            /** @description The program's account at the channel (payer_fa) */
            payerAccount?: string;
            /**
             * Format: uuid
             * @description The only program it delivers for; absent: every program
             */
            programId?: string;
            /**
             * @description Files: public JWK of their receiver, RSA of at least 2048 bits, P-256, P-384, P-521 or X25519
             * @example {
             *       "kty": "OKP",
             *       "crv": "X25519",
             *       "x": "hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo"
             *     }
             */
            recipientKey?: {
                [key: string]: unknown;
            };
        };
        CreateCodeListDto: {
            /** @example area */
            code: string;
            /** @example Areas */
            name: string;
            values?: components["schemas"]["GiveCodeValueDto"][];
        };
        CreateCycleDto: {
            /**
             * Format: date-time
             * @description Enrolments count as of this instant; absent: now
             */
            freezeAt?: string;
            /** @example May 2026 */
            name: string;
            /**
             * Format: date
             * @description Last day on which lines may be delivered
             */
            validUntil?: string;
        };
        CreateGrantDto: {
            /** @description Codes of areas the grant is for, each with everything below it; absent: everywhere */
            areas?: string[];
            /** @description Classes of data it may touch; absent: those of the role */
            dataClasses?: ("identity" | "contact" | "payment" | "attributes")[];
            /**
             * Format: date-time
             * @description At most 90 days ahead, and not beyond your own grant
             */
            expiresAt: string;
            /** @description Some of the permissions of the role, in place of all of them */
            permissions?: ("registrant:read" | "registrant:lookup" | "registrant:write" | "registrant:disable" | "registrant:known-matches" | "registrant:compare" | "registrant:reveal" | "registrant:erase" | "registrant:hold" | "registrant:access-request" | "registrant:access-answer" | "registrant:import" | "payee:write" | "code-list:read" | "code-list:write" | "key:rotate" | "id-type:read" | "id-type:write" | "attribute:read" | "attribute:write" | "attribute:count" | "program:read" | "program:write" | "program:move" | "reason-code:read" | "reason-code:write" | "rule:write" | "enrolment:read" | "enrolment:write" | "enrolment:bulk-move" | "eligibility:run" | "deduplication:write" | "deduplication:run" | "duplicate:read" | "duplicate:review" | "duplicate:resolve" | "duplicate:override" | "benefit:write" | "cycle:read" | "cycle:write" | "cycle:prepare" | "cycle:approve" | "cycle:authorize" | "cycle:release" | "cycle:reject" | "approval-policy:write" | "fund:read" | "fund:post" | "entitlement:read" | "entitlement:write" | "channel:read" | "channel:write" | "batch:read" | "batch:write" | "batch:approve" | "batch:dispatch" | "payment-file:hand-out" | "disbursement:read" | "disbursement:hold" | "disbursement:cancel" | "disbursement:reissue" | "distribution-list:write" | "delivery:write" | "delivery:correct" | "voucher:redeem" | "disbursement:export" | "reconciliation:write" | "beneficiary:read" | "beneficiary:lookup" | "statistics:read" | "statistics:take" | "social-registry:read" | "social-registry:write" | "social-registry:sync" | "social-registry:answer" | "reported-program:read" | "reported-program:review" | "agreement:read" | "agreement:write" | "dci:search" | "dci:enrolled" | "dci:subscribe" | "dci:report" | "event:read" | "operation:read" | "operation:cancel" | "audit:read" | "audit:verify" | "registrant:access-log" | "user:read" | "user:write" | "grant:read" | "grant:write")[];
            /** @description Programs the grant is for; absent: every program */
            programIds?: string[];
            /** @description Why; it is kept and not shown */
            reason: string;
            /** @enum {string} */
            role: "registry_admin" | "program_admin" | "program_manager" | "case_worker" | "approver" | "payment_officer" | "data_protection_officer" | "auditor" | "client_system";
            /** Format: uuid */
            userId: string;
        };
        CreateIdTypeDto: {
            /**
             * @description Algorithm whose check digit values carry
             * @enum {string|null}
             */
            checkDigit?: "luhn" | "verhoeff" | "damm" | "mod97-10" | "mod11-2" | "mod37-36" | null;
            /** @enum {string} */
            class: "foundational" | "functional";
            /** @example national_id */
            code: string;
            /** @example National ID */
            name: string;
            /**
             * @description How values are written alike: alphanumeric compares letters and digits, digits digits alone, exact everything that is seen
             * @default alphanumeric
             * @enum {string}
             */
            normalization?: "alphanumeric" | "digits" | "exact";
            /**
             * @description Regular expression (RE2) the whole value must match
             * @example \d{12}
             */
            pattern: string;
        };
        CreatePostingDto: {
            /** @example 1000000.00 */
            amount: string;
            /**
             * @description ISO 4217 code
             * @example KES
             */
            currency: string;
            /** @description Where the money comes from; nothing about persons */
            memo?: string;
        };
        CreateProgramDto: {
            /** @example CASH-NORTH */
            code: string;
            /** @example Cash transfer, northern districts */
            name: string;
            /**
             * @description Whom the program is offered to, and whom its rule judges
             * @enum {string}
             */
            target: "individual" | "group";
        };
        CreateReasonCodeDto: {
            /** @example moved */
            code: string;
            /**
             * @description Whose moves it is a reason for
             * @enum {string}
             */
            entity: "program" | "enrolment" | "proposal";
            /** @description What it may be the reason of */
            moves: ("activate" | "pause" | "resume" | "close" | "end" | "archive" | "exit" | "graduate" | "reject" | "uphold_appeal" | "waitlist" | "decline")[];
            /** @example Moved away */
            name: string;
        };
        CreateReconciliationDto: {
            /** Format: uuid */
            batchId: string;
            results: components["schemas"]["ReportedResultDto"][];
        };
        CreateRuleDto: {
            /** @description Programs in your scope, for the same kind of registrants: whoever is enrolled or paused in one of them is not eligible. Left out: as in the version before. Empty: none */
            excludedProgramIds?: string[];
            /**
             * @description CEL, yielding bool, over the attributes of the target; for groups also `members`. age(date) counts completed years as of the run; date("2001-05-31") is a day. A missing attribute makes the verdict unknown, never true.
             * @example age(birth_date) >= 60 && monthly_income < 5000
             */
            expression: string;
            /** @description An identifier, valid and not expired, without which nobody is eligible; of a group its own, or its head has it. Left out: as in the version before. null: none */
            requiredIdentifier?: components["schemas"]["RequireIdentifierDto"] | null;
            /** @description What weight('roof', roof_material) looks up: at most 50 tables with 10 000 weights in all. Left out: those of the version before */
            weightTables?: components["schemas"]["RuleWeightsDto"][];
        };
        CreateSocialRegistryDto: {
            /**
             * @description Of an allowed host
             * @example https://social-registry.example/api/v1/g2p-connect
             */
            baseUrl: string;
            /** @description Never shown again */
            clientId: string;
            /** @description Sealed at once, never shown again */
            clientSecret: string;
            /** @example national-sr */
            code: string;
            /** @description By which consent or legal ground they are asked for; as the purpose */
            consentReference?: string | null;
            /** @description Of a source that speaks DCI */
            dci?: components["schemas"]["DciFactsDto"] | null;
            /** @enum {string} */
            dialect: "openg2p" | "dci";
            /**
             * @description Cron expression in UTC; null or absent: by hand only
             * @example 0 2 * * *
             */
            fullSchedule?: string | null;
            /**
             * @description As fullSchedule
             * @example *\/30 * * * *
             */
            incrementalSchedule?: string | null;
            /** @description Its public keys (JWK Set, RFC 7517), instead of an address */
            jwks?: {
                [key: string]: unknown;
            } | null;
            /** @description Where its keys are; of an allowed host */
            jwksUrl?: string | null;
            mapping: components["schemas"]["SourceMappingDto"];
            name: string;
            /** @description How long before its watermark an incremental run begins; 300 */
            overlapSeconds?: number;
            /** @description Records asked for at once; 500 unless told */
            pageSize?: number;
            /** @description What the data are for; told to a source whose dialect has a place */
            purpose?: string | null;
            /** @description Null or absent: no limit */
            requestsPerMinute?: number | null;
            /**
             * @description Whether answers carry a signature that holds; off unless told
             * @enum {string}
             */
            signatures?: "off" | "optional" | "required";
            /**
             * @description How they are sent there; form unless told
             * @enum {string}
             */
            tokenStyle?: "form" | "json" | "query";
            /** @description Where client credentials are exchanged for a token; of an allowed host */
            tokenUrl: string;
        };
        CreateSupplementaryDto: {
            /**
             * @description Money; left out: what the benefit gives to each
             * @example 300.00
             */
            amount?: string;
            /** Format: uuid */
            benefitId: string;
            /** @description Handle of the line it corrects */
            corrects?: string;
            /**
             * @description Goods; left out: what the benefit gives to each
             * @example 5
             */
            quantity?: string;
            /**
             * @description A code; nothing about persons
             * @example entered_in_error
             */
            reason: string;
            /** @description Handle of an enrolled registrant */
            registrantId: string;
        };
        CreateUserDto: {
            /** @description Issuer of the tokens this user comes with */
            issuer: string;
            /** @description Organisation the user works for; handles differ between organisations */
            organisation: string;
            /** @description Subject (sub) of those tokens */
            subject: string;
        };
        CreateWebhookDto: {
            /**
             * Format: uuid
             * @description With whom, and within which it is told
             */
            agreementId: string;
            /** @description What it is told of */
            eventTypes: ("enrolment.enrolled" | "enrolment.status_changed" | "entitlement.entitled" | "disbursement.paid" | "disbursement.returned")[];
            /** @description Null: every program of the agreement */
            programIds?: string[] | null;
            /** @description Of a host of the agreement, and of AMPARO_OUTBOUND_HOSTS */
            url: string;
        };
        CsvColumnDto: {
            /** @enum {string} */
            field: "reference" | "amount" | "currency" | "payee_account" | "payee_account_kind" | "payee_name" | "payer_account" | "message_id" | "date";
            /** @example Beneficiary account */
            header: string;
        };
        CsvFileDto: {
            /** @description In the order of the file; reference, amount and payee_account must be among them */
            columns: components["schemas"]["CsvColumnDto"][];
            /**
             * @default comma
             * @enum {string}
             */
            delimiter?: "comma" | "semicolon" | "tab" | "pipe";
            /**
             * @description Attributes that make the name of a payee, in their order; required with a column payee_name
             * @example [
             *       "given_name",
             *       "family_name"
             *     ]
             */
            nameAttributes?: string[];
            statement?: components["schemas"]["StatementLayoutDto"];
        };
        CycleDetailDto: {
            /** Format: uuid */
            createdBy: string;
            /** Format: date-time */
            freezeAt: string;
            /** Format: uuid */
            id: string;
            /** @description Lines by state */
            lines: {
                [key: string]: number;
            };
            name: string;
            number: number;
            /** Format: uuid */
            preparedBy: string | null;
            /** Format: uuid */
            programId: string;
            revision: number;
            /**
             * Format: date-time
             * @description Made by the schedule, for this instant
             */
            scheduledFor: string | null;
            /** @enum {string} */
            state: "draft" | "prepared" | "to_approve" | "approved" | "delivering" | "completed" | "cancelled";
            /** Format: uuid */
            submittedBy: string | null;
            totals: components["schemas"]["CycleTotalDto"][];
            /** Format: date */
            validUntil: string | null;
        };
        CycleDto: {
            /** Format: uuid */
            createdBy: string;
            /** Format: date-time */
            freezeAt: string;
            /** Format: uuid */
            id: string;
            name: string;
            number: number;
            /** Format: uuid */
            preparedBy: string | null;
            /** Format: uuid */
            programId: string;
            revision: number;
            /**
             * Format: date-time
             * @description Made by the schedule, for this instant
             */
            scheduledFor: string | null;
            /** @enum {string} */
            state: "draft" | "prepared" | "to_approve" | "approved" | "delivering" | "completed" | "cancelled";
            /** Format: uuid */
            submittedBy: string | null;
            /** Format: date */
            validUntil: string | null;
        };
        CycleScheduleDto: {
            active: boolean;
            /**
             * @description DTSTART, on the wall clock of the zone
             * @example 2026-06-01T06:00
             */
            firstAt: string;
            name: string;
            /** @description The freezes that come next */
            next: string[];
            /** Format: uuid */
            programId: string;
            /** @description Counts changes: the ETag */
            revision: number;
            /**
             * @description RRULE of RFC 5545, daily at most
             * @example FREQ=MONTHLY;BYMONTHDAY=1
             */
            rule: string;
            timeZone: string;
            /** @description Days after the freeze on which lines may be delivered; null: no end */
            validDays: number | null;
        };
        CycleTotalDto: {
            amount: string | null;
            currency: string | null;
            deliveredAmount: string | null;
            deliveredQuantity: string | null;
            lines: number;
            quantity: string | null;
            unit: string | null;
        };
        DciAckDto: {
            message: components["schemas"]["DciAckMessageDto"];
        };
        DciAckMessageDto: {
            /** @enum {string} */
            ack_status: "ACK";
            correlation_id: string;
            /** Format: date-time */
            timestamp: string;
        };
        DciAnswerDto: {
            header: {
                [key: string]: unknown;
            };
            /** @description With the transaction_id of the search, and its correlation_id */
            message: {
                [key: string]: unknown;
            };
            signature?: string;
        };
        DciBeneficiaryDto: {
            "@context": components["schemas"]["DciContextDto"];
            /** @description The client's own handle of the enrolment */
            "@id": string;
            /** @enum {string} */
            "@type": "Beneficiary";
            /**
             * @description A person, or a household
             * @enum {string}
             */
            assistance_unit: "1" | "2";
            benefits?: components["schemas"]["DciBenefitDto"][];
            /** Format: date-time */
            enrollment_date?: string;
            /** @example active */
            enrollment_status?: string;
            group?: components["schemas"]["DciGroupDto"];
            member?: components["schemas"]["DciMemberDto"];
            programme_identifier: components["schemas"]["DciProgrammeDto"][];
            status_change_date?: string[];
        };
        DciBenefitDto: {
            /** @enum {string} */
            "@type": "Benefit";
            /** @example 1200.00 */
            benefit_amount?: string;
            /** Format: date-time */
            benefit_date: string;
            benefit_description: string;
            benefit_name: string;
            benefit_quantity?: number;
            /** @example 1 */
            benefit_type: string;
            /** @example KES 1200.00 */
            benefit_value?: string;
            /** @example KES */
            currency?: string;
            /** Format: date */
            date_received?: string;
            disbursements?: components["schemas"]["DciDisbursementDto"][];
            /** @example kg */
            unit?: string;
        };
        DciContextDto: {
            "@vocab": string;
        };
        DciDataDto: {
            reg_record_type: string;
            reg_records: components["schemas"]["DciBeneficiaryDto"][];
            reg_type: string;
            version: string;
        };
        DciDisbursementDto: {
            /** @example 1200.00 */
            disbursement_amount?: string;
            /** Format: date-time */
            disbursement_date: string;
            /** @example 7 */
            disbursement_quantity?: string;
            disbursement_status: string;
        };
        DciFactsDto: {
            /**
             * @description Its attribute of the instant of a change, by which incremental runs ask; null or absent: it has none
             * @example last_updated
             */
            changedAttribute?: string | null;
            /**
             * @description sync unless told
             * @enum {string}
             */
            exchange?: "sync" | "async";
            /**
             * @description reg_record_type of groups; null or absent: groups are not asked for
             * @example spdci-extensions-social:Group
             */
            groupRecordType?: string | null;
            /**
             * @description reg_record_type of individuals; null or absent: they are not asked for
             * @example spdci-extensions-social:Group
             */
            individualRecordType?: string | null;
            /**
             * @description expression unless told
             * @enum {string}
             */
            queryType?: "expression" | "predicate";
            /**
             * @description reg_type
             * @example ns:org:RegistryType:Social
             */
            registryType: string;
        };
        DciGroupDto: {
            /** @enum {string} */
            "@type": "Group";
            group_identifier: components["schemas"]["DciIdentifierDto"][];
        };
        DciHeaderDto: {
            action: string;
            completed_count: number;
            is_msg_encrypted: boolean;
            message_id: string;
            /** Format: date-time */
            message_ts: string;
            receiver_id: string;
            sender_id: string;
            /** @enum {string} */
            status: "rcvd" | "pdng" | "succ" | "rjct";
            status_reason_code?: string;
            status_reason_message?: string;
            total_count: number;
            version: string;
        };
        DciIdentifierDto: {
            /** @enum {string} */
            "@type": "Identifier";
            identifier_type: string;
            /** @description The client's own handle: never an identifier of a person */
            identifier_value: string;
        };
        DciMemberDto: {
            /** @enum {string} */
            "@type": "Member";
            member_identifier: components["schemas"]["DciIdentifierDto"][];
        };
        DciMessageDto: {
            header: {
                [key: string]: unknown;
            };
            message: {
                [key: string]: unknown;
            };
            signature?: string;
        };
        DciPaginationDto: {
            page_number: number;
            page_size: number;
            total_count: number;
        };
        DciProgrammeDto: {
            /** @enum {string} */
            "@type": "Programme";
            programme_code: string;
            programme_identifier: string;
            programme_name: string;
        };
        DeclineProposalDto: {
            /**
             * @description An active reason code
             * @example hardship
             */
            reason: string;
        };
        DeduplicationDto: {
            contacts: string[];
            /** @enum {string} */
            identifiers: "none" | "any" | "foundational" | "functional" | "types";
            idTypes: string[];
            members: boolean;
            mostOthers: number;
            mostPercent: number;
            paymentAccounts: string[];
            /** @enum {string} */
            policy: "off" | "warn" | "block";
            /** Format: uuid */
            programId: string;
            /** @description Counts the versions; 0: nobody has said anything yet */
            revision: number;
        };
        DeliveryChannelDto: {
            /** @description A closed one takes no batch */
            active: boolean;
            capability: components["schemas"]["ChannelCapabilityDto"];
            code: string;
            endpoint: string | null;
            file: components["schemas"]["ShownFileDto"] | null;
            /** @description Whether a credential is kept */
            hasCredential: boolean;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "http_payment" | "csv_file" | "iso20022_file" | "in_kind" | "cash_counter" | "voucher";
            limits: components["schemas"]["ShownAmountLimitDto"][];
            name: string;
            payerAccount: string | null;
            /** Format: uuid */
            programId: string | null;
            /** @description Counts changes: the ETag */
            revision: number;
        };
        DeliveryDto: {
            /** Format: date-time */
            at: string;
            currency: string | null;
            /**
             * @description What the beneficiary has of this attempt, net of returns
             * @example 7
             */
            delivered: string;
            disbursementId: string;
            entitlementId: string;
            evidence: string;
            /**
             * @description What was handed over now, or came back
             * @example 7
             */
            given: string;
            /**
             * @description What they have not: due in another batch
             * @example 3
             */
            remaining: string;
            /** @enum {string} */
            state: "pending" | "sending" | "in_doubt" | "paid" | "held" | "failed" | "returned" | "cancelled" | "dispatched" | "delivered" | "partly_delivered" | "lost" | "issued" | "collected" | "expired";
            unit: string | null;
        };
        DisbursementDetailDto: {
            amount: string | null;
            attempt: number;
            /** Format: uuid */
            batchId: string;
            channelCode: string;
            /** Format: date-time */
            createdAt: string;
            currency: string | null;
            deliveredAmount: string | null;
            deliveredQuantity: string | null;
            deliveries: components["schemas"]["GivenDto"][];
            entitlementId: string;
            exceptions: components["schemas"]["AttemptExceptionDto"][];
            /** @description Paid beyond the amount, and not back yet */
            excessAmount: string | null;
            id: string;
            /** @enum {string} */
            lifecycle: "money" | "goods" | "counter";
            moves: components["schemas"]["DisbursementMoveDto"][];
            /** @description Why it failed */
            outcomeCode: string | null;
            /** Format: uuid */
            programId: string;
            quantity: string | null;
            registrantId: string;
            reissueReason: string | null;
            /** @description The attempt it was made anew for */
            reissuesId: string | null;
            /** @description Came back in all */
            returnedAmount: string | null;
            /** @enum {string} */
            state: "pending" | "sending" | "in_doubt" | "paid" | "held" | "failed" | "returned" | "cancelled" | "dispatched" | "delivered" | "partly_delivered" | "lost" | "issued" | "collected" | "expired";
            /** Format: date-time */
            stateSince: string;
            unit: string | null;
        };
        DisbursementDto: {
            amount: string | null;
            attempt: number;
            /** Format: uuid */
            batchId: string;
            channelCode: string;
            /** Format: date-time */
            createdAt: string;
            currency: string | null;
            deliveredAmount: string | null;
            deliveredQuantity: string | null;
            entitlementId: string;
            /** @description Paid beyond the amount, and not back yet */
            excessAmount: string | null;
            id: string;
            /** @enum {string} */
            lifecycle: "money" | "goods" | "counter";
            /** @description Why it failed */
            outcomeCode: string | null;
            quantity: string | null;
            registrantId: string;
            reissueReason: string | null;
            /** @description The attempt it was made anew for */
            reissuesId: string | null;
            /** @description Came back in all */
            returnedAmount: string | null;
            /** @enum {string} */
            state: "pending" | "sending" | "in_doubt" | "paid" | "held" | "failed" | "returned" | "cancelled" | "dispatched" | "delivered" | "partly_delivered" | "lost" | "issued" | "collected" | "expired";
            /** Format: date-time */
            stateSince: string;
            unit: string | null;
        };
        DisbursementMoveDto: {
            /** Format: uuid */
            actorId: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            from: "pending" | "sending" | "in_doubt" | "paid" | "held" | "failed" | "returned" | "cancelled" | "dispatched" | "delivered" | "partly_delivered" | "lost" | "issued" | "collected" | "expired";
            reason: string;
            /** @enum {string} */
            to: "pending" | "sending" | "in_doubt" | "paid" | "held" | "failed" | "returned" | "cancelled" | "dispatched" | "delivered" | "partly_delivered" | "lost" | "issued" | "collected" | "expired";
        };
        DisbursementViewDto: {
            /** @example 1200.00 */
            amount: string | null;
            /**
             * Format: date-time
             * @description Since when it is in this state
             */
            at: string;
            /** @description 1 for the first */
            attempt: number;
            channelCode: string;
            /** @example KES */
            currency: string | null;
            deliveredAmount: string | null;
            deliveredQuantity: string | null;
            exceptions: components["schemas"]["AttemptExceptionViewDto"][];
            /** @description Paid beyond the amount, and not back yet */
            excessAmount: string | null;
            id: string;
            moves: components["schemas"]["AttemptMoveDto"][];
            /** @example 12.5 */
            quantity: string | null;
            /** @description The attempt it was made anew for */
            reissuesId: string | null;
            /** @description Came back in all */
            returnedAmount: string | null;
            state: string;
            /** @example kg */
            unit: string | null;
        };
        DiscardRecordDto: {
            /** @enum {string} */
            reason: "duplicate" | "entered_in_error" | "not_a_beneficiary" | "corrected_at_source" | "other";
        };
        DueExplanationDto: {
            /**
             * Format: date-time
             * @description The freeze of the cycle
             */
            asOf: string;
            benefits: components["schemas"]["DueOfBenefitDto"][];
            /** Format: uuid */
            cycleId: string;
            /**
             * Format: date-time
             * @description Who counts was so at the freeze
             */
            enrolledAt: string | null;
            /**
             * @description When the lines were made; of a draft: now
             * @enum {string}
             */
            enrolmentState: "draft" | "enrolled" | "waitlisted" | "not_eligible" | "duplicated" | "rejected" | "paused" | "exited" | "graduated";
            registrantId: string;
        };
        DueOfBenefitDto: {
            /** @description Rounded, before the cap */
            beforeCap: string | null;
            benefitCode: string;
            /** Format: uuid */
            benefitId: string;
            /** @description At most so much */
            cap: string | null;
            /** @description Per member: how many of them count */
            counted: number | null;
            /**
             * @description `nothing`: it comes to zero. `undecided`: an attribute that it asks for is not on file. `not_enrolled`: not when the lines were made, or not yet at the freeze. `not_prepared`: no line was made, though there may be one to make
             * @enum {string}
             */
            due: "line" | "nothing" | "undecided" | "not_enrolled" | "not_prepared";
            /** @description The line */
            entitlementId: string | null;
            /** @description Per member: how many there are */
            members: number | null;
            parts: components["schemas"]["LinePartDto"][];
            /** @enum {string|null} */
            per: "beneficiary" | "member" | null;
            /**
             * @description What became of the line
             * @enum {string|null}
             */
            state: "draft" | "approved" | "partly_fulfilled" | "fulfilled" | "excluded" | "rejected" | "expired" | "cancelled" | null;
        };
        DuplicateClusterDto: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            openedAt: string;
            /**
             * @description `no_match`: a run found that they are like each other no more
             * @enum {string|null}
             */
            outcome: "duplicate" | "not_duplicate" | "no_match" | null;
            /** Format: uuid */
            programId: string;
            /** Format: date-time */
            resolvedAt: string | null;
            /** Format: uuid */
            resolvedBy: string | null;
            revision: number;
            /** @description How many registrants */
            size: number;
            /** @enum {string} */
            state: "open" | "resolved";
        };
        DuplicateComparisonDto: {
            others: components["schemas"]["MemberComparisonDto"][];
            registrantId: string;
        };
        DuplicateDetailDto: {
            history: components["schemas"]["DuplicateMoveDto"][];
            /** Format: uuid */
            id: string;
            matches: components["schemas"]["DuplicateMatchDto"][];
            members: components["schemas"]["DuplicateMemberDto"][];
            /** Format: date-time */
            openedAt: string;
            /**
             * @description `no_match`: a run found that they are like each other no more
             * @enum {string|null}
             */
            outcome: "duplicate" | "not_duplicate" | "no_match" | null;
            /** Format: uuid */
            programId: string;
            /** Format: date-time */
            resolvedAt: string | null;
            /** Format: uuid */
            resolvedBy: string | null;
            revision: number;
            /** @description How many registrants */
            size: number;
            /** @enum {string} */
            state: "open" | "resolved";
        };
        DuplicateMatchDto: {
            /** @description Code of the ID type, kind of contact or account */
            code: string | null;
            /** @enum {string} */
            criterion: "identifier" | "contact" | "payment_account" | "member";
            /** @description Somebody has decided that it means nothing */
            dismissed: boolean;
            registrantA: string;
            registrantB: string;
            /** @description A member of the group holds it */
            throughMembers: boolean;
        };
        DuplicateMemberDto: {
            enrolmentId: string;
            /** @description The state it is given back unless it is a duplicate */
            heldFrom: string | null;
            /** Format: date-time */
            joinedAt: string;
            /** Format: date-time */
            leftAt: string | null;
            /** Format: date-time */
            overriddenAt: string | null;
            /** Format: uuid */
            overriddenBy: string | null;
            registrantId: string;
            /** @enum {string} */
            role: "suspected" | "primary" | "duplicate" | "distinct" | "gone";
            /** @description Of the enrolment, now */
            state: string;
        };
        DuplicateMoveDto: {
            /** Format: uuid */
            actorId: string;
            /** Format: date-time */
            at: string;
            fromState: string;
            reason: string;
            toState: string;
        };
        EndMembershipDto: {
            /**
             * Format: date-time
             * @description Not in the future; now unless told
             */
            endedAt?: string;
            /** @enum {string} */
            reason?: "left" | "moved" | "deceased" | "entered_in_error" | "other";
        };
        EndPayeeDto: {
            /**
             * Format: date-time
             * @description Not in the past; now unless told
             */
            endedAt?: string;
        };
        EnrolledAnswerDto: {
            correlation_id: string;
            enrolled_response: components["schemas"]["EnrolledItemDto"][];
            header: components["schemas"]["DciHeaderDto"];
            message: components["schemas"]["AckMessageDto"];
            signature: string;
            transaction_id: string;
        };
        EnrolledItemDto: {
            /** @enum {string} */
            enrolled_status: "yes" | "no";
            reference_id: string;
            /** @enum {string} */
            status: "rcvd" | "pdng" | "succ" | "rjct";
            status_reason_message?: string;
            /** Format: date-time */
            timestamp: string;
        };
        EnrolmentDto: {
            /** @description Of the registrant; empty: nothing may be shown */
            attributes: components["schemas"]["ShownAttributeDto"][];
            /**
             * @description `open`: may be a second entry; nobody has decided yet
             * @enum {string}
             */
            duplicateCluster: "open" | "none";
            /** Format: date-time */
            endedAt: string | null;
            /** Format: date-time */
            enrolledAt: string | null;
            id: string;
            /** @description 1 for the first; re-entry after an exit opens the next */
            period: number;
            /** Format: uuid */
            programId: string;
            /** @description Of the last move; null: it has not been moved */
            reason: string | null;
            registrantId: string;
            /** @description Counts moves: the ETag */
            revision: number;
            /** @description Of the rule that decided the state */
            ruleVersion: number | null;
            /** @enum {string} */
            state: "draft" | "enrolled" | "waitlisted" | "not_eligible" | "duplicated" | "rejected" | "paused" | "exited" | "graduated";
            /** Format: date-time */
            stateSince: string;
            /** @enum {string|null} */
            verdict: "eligible" | "not_eligible" | "unknown" | null;
            /**
             * Format: date-time
             * @description The instant profiles, memberships and ages were judged as of
             */
            verdictAsOf: string | null;
        };
        EnrolmentFilterDto: {
            /**
             * Format: date-time
             * @description In their state since before this instant
             */
            before?: string;
            /**
             * @description Why they came to their state
             * @example not_reachable
             */
            reason?: string;
            /**
             * Format: date-time
             * @description In their state since this instant or later
             */
            since?: string;
            /** @enum {string} */
            state?: "draft" | "enrolled" | "waitlisted" | "not_eligible" | "duplicated" | "rejected" | "paused" | "exited" | "graduated";
            /**
             * @description Of the verdict that decided their state
             * @enum {string}
             */
            verdict?: "eligible" | "not_eligible" | "unknown";
        };
        EnrolmentMoveDto: {
            /**
             * Format: uuid
             * @description The user who moved it, or ordered the run that did
             */
            actorId: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            fromState: "draft" | "enrolled" | "waitlisted" | "not_eligible" | "duplicated" | "rejected" | "paused" | "exited" | "graduated";
            reason: string;
            /** @description Where a rule decided */
            ruleVersion: number | null;
            /** @enum {string} */
            toState: "draft" | "enrolled" | "waitlisted" | "not_eligible" | "duplicated" | "rejected" | "paused" | "exited" | "graduated";
        };
        EnrolmentViewDto: {
            /** Format: date-time */
            endedAt: string | null;
            /** Format: date-time */
            enrolledAt: string | null;
            id: string;
            period: number;
            /** @description Of the rule that decided the state */
            ruleVersion: number | null;
            /** @enum {string} */
            state: "draft" | "enrolled" | "waitlisted" | "not_eligible" | "duplicated" | "rejected" | "paused" | "exited" | "graduated";
            /** Format: date-time */
            stateSince: string;
            /** @enum {string|null} */
            verdict: "eligible" | "not_eligible" | "unknown" | null;
            /** Format: date-time */
            verdictAsOf: string | null;
        };
        EntitlementDto: {
            amount: string | null;
            benefitCode: string;
            /** Format: uuid */
            benefitId: string;
            benefitKind: string;
            /** @description The line it corrects */
            corrects: string | null;
            currency: string | null;
            deliveredAmount: string | null;
            deliveredQuantity: string | null;
            id: string;
            /** @enum {string} */
            kind: "regular" | "supplementary";
            quantity: string | null;
            /** @description Of a supplementary line */
            reason: string | null;
            registrantId: string;
            /** @enum {string} */
            state: "draft" | "approved" | "partly_fulfilled" | "fulfilled" | "excluded" | "rejected" | "expired" | "cancelled";
            unit: string | null;
            /** Format: date */
            validUntil: string | null;
        };
        EntitlementViewDto: {
            /** @example 1200.00 */
            amount: string | null;
            benefitCode: string;
            /** @example cash */
            benefitKind: string;
            benefitName: string;
            /** @example KES */
            currency: string | null;
            cycleName: string;
            cycleNumber: number;
            deliveredAmount: string | null;
            deliveredQuantity: string | null;
            disbursements: components["schemas"]["DisbursementViewDto"][];
            id: string;
            /** @enum {string} */
            kind: "regular" | "supplementary";
            /** @example 12.5 */
            quantity: string | null;
            state: string;
            /** @example kg */
            unit: string | null;
            /** Format: date */
            validUntil: string | null;
        };
        EraseDto: {
            /** @enum {string} */
            reason: "requested" | "retention_ended" | "entered_in_error" | "ordered" | "other";
        };
        ErasureDto: {
            /** Format: date-time */
            erasedAt: string;
            id: string;
            /** @enum {string} */
            reason: "requested" | "retention_ended" | "entered_in_error" | "ordered" | "other";
        };
        EventDataDto: {
            /** @description Code of the program */
            program: string;
            /**
             * @description What enrolment, entitlement or disbursement is since
             * @enum {string}
             */
            status: "enrolled" | "paused" | "graduated" | "exited" | "approved" | "paid" | "delivered" | "partly_delivered" | "collected" | "returned";
            subjects: components["schemas"]["EventSubjectDto"][];
            /**
             * @description What its beneficiaries are
             * @enum {string}
             */
            target: "individual" | "group";
        };
        EventDto: {
            data: components["schemas"]["EventDataDto"];
            /**
             * Format: uuid
             * @description webhook-id
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            /** @enum {string} */
            type: "enrolment.enrolled" | "enrolment.status_changed" | "entitlement.entitled" | "disbursement.paid" | "disbursement.returned";
        };
        EventSubjectDto: {
            beneficiary: string;
            disbursement?: string;
            enrolment?: string;
            entitlement?: string;
        };
        ExcludedProgramDto: {
            /** Format: uuid */
            id: string | null;
            /** @description null: another program */
            name: string | null;
        };
        ExclusionDto: {
            /** @description Whether it has the registrant now, which may be otherwise than at the verdict */
            applies: boolean;
            /** @description null: another program */
            name: string | null;
            /** Format: uuid */
            programId: string | null;
        };
        ExplanationDto: {
            /** Format: date-time */
            asOf: string;
            clauses: components["schemas"]["ClauseDto"][];
            exclusions: components["schemas"]["ExclusionDto"][];
            /** @enum {string} */
            outcome: "eligible" | "not_eligible" | "unknown";
            /** Format: uuid */
            programId: string;
            /** @description Where not the rule decided */
            reason: string | null;
            registrantId: string;
            ruleVersion: number;
        };
        FieldComparisonDto: {
            /** @description Key of the attribute */
            attribute: string;
            /**
             * @description `missing`: one of the two has none
             * @enum {string}
             */
            comparison: "same" | "similar" | "different" | "missing";
        };
        FieldMappingDto: {
            /**
             * @description Key of a declared attribute
             * @example birth_date
             */
            attribute: string;
            /**
             * @description Field of the source; a part of another after a point
             * @example birthdate
             */
            field: string;
        };
        FirstMemberDto: {
            /** @description At most one head at a time */
            isHead?: boolean;
            /** @description Who collects for the group; at most one at a time */
            isRepresentative?: boolean;
            /** @description Handle of the individual */
            registrantId: string;
            /**
             * @description To the head of the group
             * @enum {string|null}
             */
            relationship?: "head" | "spouse" | "child" | "parent" | "sibling" | "grandchild" | "grandparent" | "other_relative" | "not_related" | null;
        };
        FundAccountDto: {
            /** @description Debit less credit */
            balance: string;
            /** @enum {string} */
            code: "available" | "funding" | "paid" | "reserved";
            /** @description Entries below zero, added, without their sign */
            credit: string;
            /** @description Entries above zero, added */
            debit: string;
        };
        FundBalanceDto: {
            /** @description The trial balance */
            accounts: components["schemas"]["FundAccountDto"][];
            available: string;
            /** @description Entries sum to zero and every balance equals its entries */
            balanced: boolean;
            currency: string;
            /** @description Sum of all entries: zero in a sound ledger */
            entriesSum: string;
            /** @description Money that came in */
            funded: string;
            paid: string;
            /** @description Approved and not yet paid */
            reserved: string;
        };
        FundDto: {
            balances: components["schemas"]["FundBalanceDto"][];
            /** Format: uuid */
            programId: string;
        };
        FundPostingDto: {
            amount: string;
            currency: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "money_in";
            memo: string | null;
        };
        GiveCodeValueDto: {
            /** @description An inactive value stays with those who have it, and is entered for nobody else */
            active?: boolean;
            /**
             * @description As sources and files write it
             * @example XA-01
             */
            code: string;
            /**
             * @description Asked for when the value is new
             * @example Northern Region
             */
            name?: string;
            /** @description The coarser code of this list that it is shown as */
            parentCode?: string | null;
        };
        GivenDto: {
            /** Format: uuid */
            actorId: string;
            /** Format: date-time */
            at: string;
            evidence: string;
            /**
             * @description Negative: it came back
             * @example 7
             */
            given: string;
            reason: string;
        };
        GrantDto: {
            /** @description Codes of the area code list, each with everything below it; null: everywhere */
            areas: string[] | null;
            /** @description Classes of data the permissions may touch */
            dataClasses: ("identity" | "contact" | "payment" | "attributes")[];
            /** Format: date-time */
            expiresAt: string;
            /**
             * Format: uuid
             * @description null: made on the host
             */
            grantedBy: string | null;
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description The grant of the giver it came out of
             */
            parentId: string | null;
            permissions: string[];
            /** @description null: every program */
            programIds: string[] | null;
            /** Format: date-time */
            revokedAt: string | null;
            /** Format: uuid */
            revokedBy: string | null;
            /** @enum {string|null} */
            role: "registry_admin" | "program_admin" | "program_manager" | "case_worker" | "approver" | "payment_officer" | "data_protection_officer" | "auditor" | "client_system" | null;
            /**
             * @description A grant whose giver lost theirs is revoked or expired with it
             * @enum {string}
             */
            state: "to_come" | "in_force" | "expired" | "revoked";
            /** Format: uuid */
            userId: string;
            /** Format: date-time */
            validFrom: string;
        };
        HealthDto: {
            /** @enum {string} */
            status: "ok";
        };
        HoldDisbursementDto: {
            /** @enum {string} */
            reason: "grievance" | "details_in_doubt" | "payee_unreachable" | "death_reported" | "asked_for";
        };
        HoldingDto: {
            /** @description Codes of the area code list, each with everything below it; null: everywhere */
            areas: string[] | null;
            /** @description Classes of data the permissions may touch */
            dataClasses: ("identity" | "contact" | "payment" | "attributes")[];
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            grantId: string;
            permissions: string[];
            /** @description null: every program */
            programIds: string[] | null;
            /** @enum {string|null} */
            role: "registry_admin" | "program_admin" | "program_manager" | "case_worker" | "approver" | "payment_officer" | "data_protection_officer" | "auditor" | "client_system" | null;
        };
        IdentifierDto: {
            /** @enum {string} */
            class: "foundational" | "functional";
            /** @description Month of its last day, YYYY-MM */
            expiresIn: string | null;
            id: string;
            idType: string;
            registrantId: string;
            /** @description Counts changes: the ETag */
            revision: number;
            /** @enum {string} */
            status: "valid" | "invalid";
        };
        IdentifierHeldDto: {
            /** @enum {string} */
            class: "foundational" | "functional";
            expired: boolean;
            idType: string;
            /** @enum {string} */
            status: "valid" | "invalid";
        };
        IdTypeDto: {
            active: boolean;
            /** @enum {string|null} */
            checkDigit: "luhn" | "verhoeff" | "damm" | "mod97-10" | "mod11-2" | "mod37-36" | null;
            /** @enum {string} */
            class: "foundational" | "functional";
            code: string;
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            normalization: "alphanumeric" | "digits" | "exact";
            pattern: string;
            /** @description Counts changes: the ETag */
            revision: number;
        };
        IdTypeMappingDto: {
            /**
             * @description Code of an ID type
             * @example national_id
             */
            idType: string;
            /**
             * @description What the source calls it
             * @example NATIONAL ID
             */
            name: string;
        };
        ImportDto: {
            /** @enum {string} */
            content: "individuals" | "groups" | "memberships";
            /** @description rows read, created, updated, skipped, knownMatches, failed */
            counts: {
                [key: string]: number;
            };
            /** Format: date-time */
            createdAt: string;
            dryRun: boolean;
            /** @description Rows the file seems to have, by its line ends */
            expectedRows: number;
            /** Format: date-time */
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description The operation that does it
             */
            operationId: string;
            /** @enum {string} */
            policy: "skip" | "update" | "add-entry";
            /** @description Code of the problem that ended or delays it */
            problem: string | null;
            /** @description How often each rule was broken; of a single import only */
            rules?: {
                [key: string]: number;
            };
            /** @enum {string} */
            state: "queued" | "running" | "succeeded" | "failed" | "cancelled";
        };
        ImportErrorDto: {
            /** @description Name of the column; null for a rule of the whole row */
            column: string | null;
            /** @description As a spreadsheet counts: the header is row 1 */
            row: number;
            /** @example must match the pattern of its ID type */
            rule: string;
        };
        Iso20022FileDto: {
            /** @description Attributes that make the name of a payee, in their order */
            nameAttributes: string[];
            /**
             * @description Which status says that a payment is paid: on the account of the payee, or off that of the payer
             * @default ACCC
             * @enum {string}
             */
            paidAt?: "ACCC" | "ACSC";
            /**
             * @description BIC of the payer's bank
             * @example DEUTDEFF
             */
            payerBic?: string;
            /** @example Ministry of Social Protection */
            payerName: string;
            /** @description Where statements come as CSV files as well */
            statement?: components["schemas"]["StatementLayoutDto"];
        };
        JustifyDto: {
            /** @description Kept sealed in the audit trail */
            justification: string;
        };
        KeyDto: {
            /** Format: date-time */
            changedAt: string;
            /** Format: date-time */
            createdAt: string;
            /** @description Keys it wraps (registrant) or entries made with it (index) */
            inUse: number | null;
            /** @description Running replicas that have loaded it */
            knownBy: number;
            /** @description Name of the master key that wraps it */
            master: string | null;
            /** @enum {string} */
            purpose: "registrant" | "index" | "link" | "match" | "handle" | "service" | "audit";
            /** @enum {string} */
            state: "pending" | "primary" | "decrypt_only" | "disabled" | "destroyed";
            version: number;
        };
        KeySetDto: {
            keys: components["schemas"]["PublishedKeyDto"][];
        };
        KnownMatchDto: {
            idType: string;
            registrantId: string;
        };
        LegalHoldDto: {
            /** @enum {string} */
            ground: "court_order" | "investigation" | "claim" | "complaint" | "audit" | "other";
            /** Format: date-time */
            liftedAt: string | null;
            /** Format: uuid */
            liftedBy: string | null;
            /** Format: date-time */
            placedAt: string;
            /** Format: uuid */
            placedBy: string;
        };
        LegalHoldsDto: {
            held: boolean;
            holds: components["schemas"]["LegalHoldDto"][];
            id: string;
        };
        LiftHoldDto: {
            /** @description Kept sealed in the audit trail */
            reason: string;
        };
        LineExplanationDto: {
            amount: string | null;
            /**
             * Format: date-time
             * @description The freeze of its cycle
             */
            asOf: string;
            /** @description Rounded, before the cap */
            beforeCap: string | null;
            benefitCode: string;
            /** Format: uuid */
            benefitId: string;
            /** @description At most so much */
            cap: string | null;
            /** @description The line it corrects */
            corrects: string | null;
            /** @description Per member: how many of them count */
            counted: number | null;
            currency: string | null;
            entitlementId: string;
            /** @description Whether it comes to what the line says; null: not calculated */
            holds: boolean | null;
            /** @description Per member: how many there are */
            members: number | null;
            parts: components["schemas"]["LinePartDto"][];
            /** @enum {string|null} */
            per: "beneficiary" | "member" | null;
            quantity: string | null;
            /** @description Of a line that was added by hand */
            reason: string | null;
            registrantId: string;
            /**
             * @description `single`: somebody added the line by hand
             * @enum {string}
             */
            source: "same_to_all" | "calculated" | "single";
            unit: string | null;
        };
        LineMoveDto: {
            /** Format: uuid */
            actorId: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            fromState: "draft" | "approved" | "partly_fulfilled" | "fulfilled" | "excluded" | "rejected" | "expired" | "cancelled";
            reason: string;
            /** @enum {string} */
            toState: "draft" | "approved" | "partly_fulfilled" | "fulfilled" | "excluded" | "rejected" | "expired" | "cancelled";
        };
        LinePartDto: {
            /** @description What it comes to, in CEL */
            amount: string;
            /** @description To how many: per member, of them; else one or none */
            given: number | null;
            /**
             * @description null: not for who may not be shown attributes
             * @enum {string|null}
             */
            result: "given" | "not_given" | "unknown" | null;
            /** @description What it gave, to all of those, before anything is rounded */
            sum: string | null;
            /** @description For whom, in CEL; null: for everybody */
            when: string | null;
        };
        LineReasonDto: {
            /**
             * @description A code; nothing about persons
             * @example entered_in_error
             */
            reason: string;
        };
        LookupDto: {
            /**
             * @description Code of an ID type
             * @example national_id
             */
            idType: string;
            /** @description The identifier as the person shows it */
            value: string;
        };
        MakeHeadDto: {
            /**
             * Format: date-time
             * @description Since when it is so; now unless told
             */
            changedAt?: string;
            /**
             * @description What the former head is to the new one
             * @enum {string}
             */
            formerHeadRelationship?: "head" | "spouse" | "child" | "parent" | "sibling" | "grandchild" | "grandparent" | "other_relative" | "not_related";
        };
        MeDto: {
            holdings: components["schemas"]["HoldingDto"][];
            organisation: string;
            /** Format: uuid */
            userId: string;
        };
        MemberBeneficiaryDto: {
            id: string;
            /** @enum {string} */
            kind: "individual" | "group";
            programs: components["schemas"]["ProgramShareDto"][];
            /** @description Programs of partners: in none of the totals */
            reportedPrograms: components["schemas"]["ReportedViewDto"][];
            /** @description Per benefit kind and currency or unit; equal to the listed lines */
            totals: components["schemas"]["TotalDto"][];
        };
        MemberComparisonDto: {
            fields: components["schemas"]["FieldComparisonDto"][];
            registrantId: string;
        };
        MembershipDto: {
            /** Format: date-time */
            endedAt: string | null;
            /** @enum {string|null} */
            endReason: "left" | "moved" | "deceased" | "entered_in_error" | "other" | "changed" | null;
            groupId: string;
            id: string;
            isHead: boolean;
            isRepresentative: boolean;
            /** @description The individual */
            registrantId: string;
            /** @enum {string|null} */
            relationship: "head" | "spouse" | "child" | "parent" | "sibling" | "grandchild" | "grandparent" | "other_relative" | "not_related" | null;
            /** @description The ETag: 1, and 2 once it has ended */
            revision: number;
            /** Format: date-time */
            startedAt: string;
        };
        MembershipThenDto: {
            isHead: boolean;
            isRepresentative: boolean;
            registrantId: string;
            relationship: string | null;
        };
        MoveEnrolmentDto: {
            /** @enum {string} */
            move: "pause" | "resume" | "exit" | "graduate" | "reject" | "uphold_appeal" | "waitlist";
            /**
             * @description An active reason code of the move
             * @example moved
             */
            reason: string;
        };
        MoveProgramDto: {
            /**
             * @description An active reason code of the move
             * @default requested
             * @example requested
             */
            reason?: string;
        };
        NamedIdTypeDto: {
            /**
             * @description Code of an ID type
             * @example national_id
             */
            idType: string;
            /**
             * @description What the client calls it
             * @example UIN
             */
            name: string;
        };
        NamePayeeDto: {
            /** @enum {string} */
            kind: "nominee" | "alternate";
            /** @description Handle of the individual who is to collect */
            registrantId: string;
            /**
             * Format: date-time
             * @description Now unless told; the cooling-off begins now in any case
             */
            validFrom?: string;
            /**
             * Format: date-time
             * @description In the future; without an end unless told
             */
            validTo?: string;
        };
        NewContactDto: {
            /** @enum {string} */
            kind: "phone" | "email";
            value: string;
        };
        NewIdentifierDto: {
            /** Format: date */
            expiresOn?: string;
            /**
             * @description Code of an ID type
             * @example national_id
             */
            idType: string;
            value: string;
        };
        NewPaymentAccountDto: {
            /** @enum {string} */
            kind: "bank" | "wallet";
            value: string;
        };
        OpenAccessRequestDto: {
            /**
             * @description Public JWK: RSA of at least 2048 bits, P-256, P-384, P-521 or X25519. The private key stays with the person
             * @example {
             *       "kty": "OKP",
             *       "crv": "X25519",
             *       "x": "hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo"
             *     }
             */
            key: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            purpose: "access" | "portability" | "rectification" | "complaint";
            /** @description How it was established who asks; kept sealed in the audit trail */
            reason: string;
        };
        OpenEnrolmentDto: {
            /** @description Handle of the registrant */
            registrantId: string;
        };
        OperationDto: {
            counts: {
                [key: string]: number;
            };
            /** Format: date-time */
            createdAt: string;
            /** @description Items finished */
            done: number;
            /** @description Lines that problem is about, twenty at most */
            entitlementIds: string[];
            /** Format: date-time */
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            /** @example evaluate-eligibility */
            kind: string;
            /** @description Code of the problem that ended or delays it */
            problem: string | null;
            /** @description Items per second since it started */
            rate: number | null;
            /** @description At that rate, while it runs */
            secondsLeft: number | null;
            /** Format: date-time */
            startedAt: string | null;
            /** @enum {string} */
            state: "queued" | "running" | "succeeded" | "failed" | "cancelled";
            /** @description Items in all, when known */
            total: number | null;
        };
        OrderBulkMoveDto: {
            /** @description Of the dry run; asked for unless this is one */
            digest?: string;
            /**
             * @description Only counts, and gives the digest
             * @default false
             */
            dryRun?: Record<string, never>;
            filter?: components["schemas"]["EnrolmentFilterDto"];
            /** @enum {string} */
            move: "pause" | "resume" | "exit" | "graduate" | "reject" | "uphold_appeal" | "waitlist";
            /**
             * @description An active reason code of the move
             * @example requested
             */
            reason: string;
        };
        OrderListDto: {
            /** @description Only beneficiaries of this area, and of those below it */
            area?: string;
            /**
             * Format: date-time
             * @description When it must be destroyed: within 31 days
             */
            expiresAt: string;
            /**
             * @description Attributes by which people are known at the point, as few as will do
             * @example [
             *       "given_name",
             *       "family_name"
             *     ]
             */
            fields: string[];
            /**
             * @description Public JWK of the recipient: RSA of at least 2048 bits, P-256, P-384, P-521 or X25519
             * @example {
             *       "kty": "OKP",
             *       "crv": "X25519",
             *       "x": "hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo"
             *     }
             */
            key: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            purpose: "distribution" | "verification";
            /**
             * @description The distribution point or organisation it is for: a code, no person
             * @example POINT-7
             */
            recipient: string;
        };
        OrderRunDto: {
            /**
             * @description `incremental`: only those of whom something has changed since the last run of the same rule version, and everybody where there is none or where the rule asks for ages and another day has come
             * @default full
             * @enum {string}
             */
            mode?: "full" | "incremental";
        };
        OverlapDto: {
            /**
             * Format: date-time
             * @description As asked
             */
            before: string;
            benefitKind: string;
            currency: string | null;
            /**
             * Format: date-time
             * @description As asked
             */
            from: string;
            registrantId: string;
            shares: components["schemas"]["OverlapShareDto"][];
            unit: string | null;
        };
        OverlapShareDto: {
            amount: string | null;
            /** Format: uuid */
            cycleId: string;
            cycleNumber: number;
            /** Format: uuid */
            programId: string;
            quantity: string | null;
            /** @enum {string} */
            state: "draft" | "approved" | "partly_fulfilled" | "fulfilled" | "excluded" | "rejected" | "expired" | "cancelled";
        };
        OverrideDuplicatesDto: {
            /** @description Kept sealed in the audit trail */
            justification: string;
            /** @description Who goes on as before although nobody has decided */
            registrantId: string;
        };
        PayeeDto: {
            /** @description For whom */
            beneficiaryId: string;
            id: string;
            /** @enum {string} */
            kind: "nominee" | "alternate";
            /** @description Who collects */
            registrantId: string;
            /** @description Counts changes: the ETag */
            revision: number;
            /**
             * Format: date-time
             * @description The end of the cooling-off
             */
            usableFrom: string;
            /** Format: date-time */
            validFrom: string;
            /** Format: date-time */
            validTo: string | null;
        };
        PaymentAccountDto: {
            id: string;
            /** @enum {string} */
            kind: "bank" | "wallet";
            registrantId: string;
            /** @description Counts changes: the ETag */
            revision: number;
            /** @enum {string} */
            status: "valid" | "invalid";
            /**
             * Format: date-time
             * @description Not paid to before this instant; null: at once
             */
            usableFrom: string | null;
        };
        PaymentAccountMappingDto: {
            /**
             * @description Field of the source; a part of another after a point
             * @example bankAccount
             */
            field: string;
            /** @enum {string} */
            kind: "bank" | "wallet";
        };
        PaymentFileDto: {
            /** Format: uuid */
            batchId: string;
            /** @description Whether every line of the batch that can be sent is in it */
            complete: boolean;
            /** @description The batch has settled, and what was written is destroyed */
            destroyed: boolean;
            /** Format: date-time */
            firstHandedOutAt: string | null;
            /** @description RFC 7638, SHA-256, of the key it is encrypted to */
            keyThumbprint: string;
            /** @description Payments in it */
            lines: number;
            /** @description Messages: each is a JWE of its own */
            parts: number;
            /** @description Parts that somebody fetched */
            partsHandedOut: number;
            /** Format: date-time */
            writtenAt: string;
        };
        PlaceHoldDto: {
            /** @enum {string} */
            ground: "court_order" | "investigation" | "claim" | "complaint" | "audit" | "other";
            /** @description Kept sealed in the audit trail */
            reason: string;
        };
        PreviewCountDto: {
            /** @description With noise, rounded; null: suppressed */
            count: number | null;
            roundedTo: number | null;
        };
        PreviewRowDto: {
            all: components["schemas"]["PreviewCountDto"];
            eligible: components["schemas"]["PreviewCountDto"];
            notEligible: components["schemas"]["PreviewCountDto"];
            /** @description A missing attribute leaves it open */
            unknown: components["schemas"]["PreviewCountDto"];
        };
        /** @description RFC 9457. Some carry facts besides. No value from the request is repeated. */
        Problem: {
            correlationId?: string;
            detail?: string;
            errors?: {
                message: string;
                /** @description RFC 6901, of the body */
                pointer: string;
            }[];
            retryAfterSeconds?: number;
            status: number;
            title: string;
            type: string;
        } & {
            [key: string]: unknown;
        };
        ProgramDto: {
            /** @description Places; null: as many as are eligible */
            cap: number | null;
            code: string;
            /** Format: date-time */
            createdAt: string;
            /** @enum {string} */
            deduplication: "off" | "warn" | "block";
            description: string;
            /**
             * @description What becomes of somebody enrolled whom the rule refuses when it looks again
             * @enum {string}
             */
            failedRecheck: "propose" | "exit" | "pause";
            /** Format: uuid */
            id: string;
            name: string;
            /**
             * @description CEL that yields a number: who waits with the highest is given a place first. Null: who waits longest
             * @example household_size * 2
             */
            priority: string | null;
            /** @description Counts changes and moves: the ETag */
            revision: number;
            /** @enum {string} */
            state: "draft" | "active" | "paused" | "closing" | "ended" | "archived";
            /** @enum {string} */
            target: "individual" | "group";
            /**
             * Format: date
             * @description First day (UTC) of enrolling, making cycles and approving
             */
            validFrom: string | null;
            /**
             * Format: date
             * @description Last day (UTC) of them
             */
            validUntil: string | null;
        };
        ProgramMoveDto: {
            /** Format: uuid */
            actorId: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            fromState: "draft" | "active" | "paused" | "closing" | "ended" | "archived";
            reason: string;
            /** @enum {string} */
            toState: "draft" | "active" | "paused" | "closing" | "ended" | "archived";
        };
        ProgramShareDto: {
            code: string;
            earlierEnrolments: components["schemas"]["EnrolmentViewDto"][];
            /** @description The newest period */
            enrolment: components["schemas"]["EnrolmentViewDto"];
            entitlements: components["schemas"]["EntitlementViewDto"][];
            name: string;
            /** Format: uuid */
            programId: string;
        };
        ProposalDto: {
            /** Format: date-time */
            asOf: string;
            /** Format: date-time */
            decidedAt: string | null;
            /** Format: uuid */
            decidedBy: string | null;
            /** @description Of whoever decided; `eligible`: a later verdict did */
            decisionReason: string | null;
            enrolmentId: string;
            id: string;
            /**
             * @description What the rule said when it looked again
             * @enum {string}
             */
            outcome: "not_eligible" | "unknown";
            /** Format: uuid */
            programId: string;
            /** Format: date-time */
            proposedAt: string;
            /** @description Of the verdict */
            reason: string;
            registrantId: string;
            ruleVersion: number;
            /** @enum {string} */
            state: "open" | "accepted" | "declined";
        };
        PublishedKeyDto: {
            /** @enum {string} */
            alg: "ES256" | "EdDSA";
            crv: string;
            kid: string;
            kty: string;
            /** @enum {string} */
            use: "sig";
            x: string;
            y?: string;
        };
        PulledRegistrantDto: {
            id: string;
            /** @enum {string} */
            kind: "individual" | "group";
        };
        PullOneDto: {
            /**
             * @description Code of an ID type that the mapping of the source names
             * @example national_id
             */
            idType: string;
            /**
             * @description A group comes with its members
             * @default individual
             * @enum {string}
             */
            kind?: "individual" | "group";
            /** @description The identifier as the person shows it */
            value: string;
        };
        QuarantineCaseDto: {
            /** @description How often it was tried again and set aside again */
            attempts: number;
            candidates: components["schemas"]["CandidateDto"][];
            /** Format: date-time */
            closedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            moves: components["schemas"]["QuarantineMoveDto"][];
            /** @example #/members/2/birthdate */
            pointer: string;
            /** @enum {string} */
            reason: "unreadable" | "too_large" | "rule_broken" | "ambiguous" | "refused";
            /** @example must be a date (YYYY-MM-DD) */
            rule: string;
            /** @enum {string} */
            state: "quarantined" | "accepted" | "discarded" | "superseded";
            /**
             * Format: uuid
             * @description The run that set it aside
             */
            syncRunId: string;
        };
        QuarantinedRecordDto: {
            /** @description How often it was tried again and set aside again */
            attempts: number;
            candidates: components["schemas"]["CandidateDto"][];
            /** Format: date-time */
            closedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            /** @example #/members/2/birthdate */
            pointer: string;
            /** @enum {string} */
            reason: "unreadable" | "too_large" | "rule_broken" | "ambiguous" | "refused";
            /** @example must be a date (YYYY-MM-DD) */
            rule: string;
            /** @enum {string} */
            state: "quarantined" | "accepted" | "discarded" | "superseded";
            /**
             * Format: uuid
             * @description The run that set it aside
             */
            syncRunId: string;
        };
        QuarantineMoveDto: {
            /** Format: uuid */
            actorId: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            from: "quarantined" | "accepted" | "discarded" | "superseded";
            reason: string;
            /** @enum {string} */
            to: "quarantined" | "accepted" | "discarded" | "superseded";
        };
        ReasonCodeDto: {
            active: boolean;
            code: string;
            /** @enum {string} */
            entity: "program" | "enrolment" | "proposal";
            /** Format: uuid */
            id: string;
            moves: ("activate" | "pause" | "resume" | "close" | "end" | "archive" | "exit" | "graduate" | "reject" | "uphold_appeal" | "waitlist" | "decline")[];
            name: string;
            /** @description Counts changes: the ETag */
            revision: number;
        };
        ReconciliationDto: {
            /** @description Results that moved something */
            applied: number;
            /** Format: uuid */
            batchId: string;
            /** Format: date-time */
            createdAt: string;
            exceptions: number;
            /** Format: uuid */
            id: string;
            received: number;
            /** @enum {string} */
            source: "inquiry" | "upload";
            /** @description Results that said what was known */
            unchanged: number;
        };
        ReconciliationExceptionDto: {
            /** @description Whole days it waited for somebody, or has been waiting */
            ageDays: number;
            /**
             * Format: uuid
             * @description Null: of no batch
             */
            batchId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @enum {string|null} */
            decision: "dismissed" | "accepted" | null;
            /** @enum {string|null} */
            decisionReason: "corrected_by_channel" | "confirmed_by_channel" | "handled_outside" | "entered_in_error" | null;
            disbursementId: string | null;
            id: string;
            /** @enum {string} */
            kind: "unknown_reference" | "amount_mismatch" | "move_not_allowed" | "late_return" | "unreadable";
            /** @description Place in the upload, from 1 */
            position: number | null;
            /** Format: uuid */
            reconciliationId: string;
            /** Format: date-time */
            resolvedAt: string | null;
            /** @description At what amount */
            toldAmount: string | null;
            /** @description Its currency */
            toldCurrency: string | null;
            /** @enum {string|null} */
            toldOutcome: "paid" | "failed" | "returned" | "delivered" | "partly_delivered" | "lost" | "collected" | "expired" | null;
        };
        RecordDeliveryDto: {
            /**
             * @description Of money how much it was; absent: all of it
             * @example 2400.00
             */
            amount?: string;
            /**
             * @description Number of a receipt or of a signed list: letters, a hyphen, letters and digits. Never of a person
             * @example RCPT-000123
             */
            evidence: string;
            /**
             * @description Of goods how much it was; absent: all of it
             * @example 7
             */
            quantity?: string;
        };
        RedeemVoucherDto: {
            /**
             * @description As it is on the voucher; hyphens and small letters do not matter
             * @example 7Q4M-0T2K-9XWA-3CBE
             */
            code: string;
            /**
             * @description Number of a receipt: letters, a hyphen, letters and digits. Never of a person
             * @example RCPT-000123
             */
            evidence: string;
        };
        RefuseAccessRequestDto: {
            /** @enum {string} */
            reason: "identity_not_established" | "not_entitled" | "excessive" | "legal_ground" | "withdrawn" | "other";
        };
        RegisterDto: {
            /** @description Declared attributes by key */
            attributes?: {
                [key: string]: unknown;
            };
            contacts?: components["schemas"]["NewContactDto"][];
            /**
             * @description Of a group
             * @enum {string}
             */
            groupKind?: "household" | "family" | "institution" | "other";
            identifiers?: components["schemas"]["NewIdentifierDto"][];
            /** @enum {string} */
            kind: "individual" | "group";
            members?: components["schemas"]["FirstMemberDto"][];
            paymentAccounts?: components["schemas"]["NewPaymentAccountDto"][];
        };
        RegisteredDto: {
            /** @enum {string|null} */
            groupKind: "household" | "family" | "institution" | "other" | null;
            id: string;
            /** @enum {string} */
            kind: "individual" | "group";
            /** @description Entries with the same identifiers, for those with registrant:known-matches. Nothing is refused for them */
            knownMatches?: components["schemas"]["KnownMatchDto"][];
            /** @description Counts changes: the ETag */
            revision: number;
            /** @enum {string} */
            status: "active" | "disabled" | "erased";
        };
        RegistrantDto: {
            /** @description In lists; empty: nothing may be shown */
            attributes?: components["schemas"]["ShownAttributeDto"][];
            /** @enum {string|null} */
            groupKind: "household" | "family" | "institution" | "other" | null;
            id: string;
            /** @enum {string} */
            kind: "individual" | "group";
            /** @enum {string} */
            status: "active" | "disabled" | "erased";
        };
        RegistrantViewDto: {
            attributes: components["schemas"]["ShownAttributeDto"][];
            contacts: components["schemas"]["ValuesHeldDto"][];
            /** @enum {string|null} */
            groupKind: "household" | "family" | "institution" | "other" | null;
            /** @description The groups this registrant is in */
            groups: components["schemas"]["MembershipThenDto"][];
            id: string;
            identifiers: components["schemas"]["IdentifierHeldDto"][];
            /** @enum {string} */
            kind: "individual" | "group";
            /** @description Of a group, at most 200 */
            members: components["schemas"]["MembershipThenDto"][];
            paymentAccounts: components["schemas"]["ValuesHeldDto"][];
            /** Format: date-time */
            registeredAt: string;
            /** @description Counts changes: the ETag */
            revision: number;
            /** @enum {string} */
            status: "active" | "disabled" | "erased";
            /** @enum {string|null} */
            statusReason: "deceased" | "moved_away" | "duplicate" | "entered_in_error" | "requested" | "other" | "gone_at_source" | null;
            /** Format: date-time */
            statusSince: string | null;
        };
        ReissueDisbursementDto: {
            /**
             * Format: uuid
             * @description Another channel; absent: the same
             */
            channelId?: string;
            /** @enum {string} */
            reason: "details_corrected" | "voucher_lost" | "try_again" | "other_channel" | "asked_for";
        };
        RejectCycleDto: {
            reason: string;
        };
        ReleaseDisbursementDto: {
            /** @enum {string} */
            reason: "settled" | "entered_in_error";
        };
        ReopenCycleDto: {
            /**
             * Format: date-time
             * @description Enrolments count as of this instant; absent: now
             */
            freezeAt?: string;
            reason: string;
        };
        ReportedProgramDto: {
            /** Format: date */
            enrolledOn: string | null;
            /** Format: uuid */
            id: string;
            programCode: string;
            programName: string;
            registrantId: string;
            /** Format: date-time */
            reportedAt: string;
            /** @description The organisation that reports it */
            reporter: string;
            /** @enum {string} */
            review: "open" | "confirmed" | "dismissed";
            /** @enum {string} */
            status: "active" | "suspended" | "graduated" | "deceased" | "inactive";
        };
        ReportedResultDto: {
            /**
             * @description What was paid; required of what is paid
             * @example 2400.00
             */
            amount?: string;
            /**
             * @description Why it failed or came back: a code, never a text
             * @example rjct.payee_fa.invalid
             */
            code?: string;
            /** @example KES */
            currency?: string;
            /** @description Handle of the disbursement; required unless `reference` is given */
            disbursementId?: string;
            /**
             * @description Of payments: paid, failed, returned. Of goods: delivered, partly_delivered, lost, returned. Over the counter: collected, expired
             * @enum {string}
             */
            outcome: "paid" | "failed" | "returned" | "delivered" | "partly_delivered" | "lost" | "collected" | "expired";
            /** @description The channel's own number of the payment */
            paymentReference?: string;
            /**
             * @description What arrived; required when it was a part
             * @example 4.25
             */
            quantity?: string;
            /** @description The reference the channel knows the payment by, instead of the handle */
            reference?: string;
        };
        ReportedViewDto: {
            /** Format: date */
            enrolledOn: string | null;
            /** @description Whether somebody here has confirmed it */
            isConfirmed: boolean;
            programCode: string;
            programName: string;
            /** Format: date-time */
            reportedAt: string;
            /** @description The organisation that reports it */
            reportedBy: string;
            /** @enum {string} */
            status: "active" | "suspended" | "graduated" | "deceased" | "inactive";
        };
        RequiredIdentifierDto: {
            /** @enum {string|null} */
            class: "foundational" | "functional" | null;
            idType: string | null;
        };
        RequireIdentifierDto: {
            /**
             * @description Any identifier of this class
             * @enum {string}
             */
            class?: "foundational" | "functional";
            /**
             * @description Code of an ID type: one of this type
             * @example national_id
             */
            idType?: string;
        };
        ResendDto: {
            /** @description webhook-ids; every dead one unless told */
            ids?: string[];
        };
        ResentDto: {
            /** @description How many are sent again */
            resent: number;
        };
        ResolveDuplicatesDto: {
            /** @description Kept sealed in the audit trail */
            justification: string;
            /**
             * @description `duplicate`: one entry is kept, the others become duplicated. `not_duplicate`: all are kept
             * @enum {string}
             */
            outcome: "duplicate" | "not_duplicate";
            /** @description Who is kept, for outcome `duplicate` */
            primaryId?: string;
        };
        ResolveExceptionDto: {
            /**
             * @description `accepted`: the amount that was told is what was paid, or came back; what is missing is due, and what is too much stands beside. `dismissed`: nothing moves
             * @enum {string}
             */
            decision: "dismissed" | "accepted";
            /** @enum {string} */
            reason: "corrected_by_channel" | "confirmed_by_channel" | "handled_outside" | "entered_in_error";
        };
        RetryQuarantineDto: {
            /**
             * @description What was set aside for this reason only
             * @enum {string}
             */
            reason?: "unreadable" | "too_large" | "rule_broken" | "ambiguous" | "refused";
        };
        RetryRecordDto: {
            /** @description Handle of the candidate the record is */
            candidate?: string;
            /** @description It is none of the candidates: an entry of its own */
            isNew?: boolean;
        };
        ReturnDeliveryDto: {
            /**
             * @description Of money how much it was; absent: all of it
             * @example 2400.00
             */
            amount?: string;
            /**
             * @description Number of a receipt or of a signed list: letters, a hyphen, letters and digits. Never of a person
             * @example RCPT-000123
             */
            evidence: string;
            /**
             * @description Of goods how much it was; absent: all of it
             * @example 7
             */
            quantity?: string;
            /** @enum {string} */
            reason: "came_back" | "entered_in_error" | "spoiled" | "wrong_person";
        };
        RevealDto: {
            /**
             * @description The key of an attribute, `identifier:` and the code of an ID type, `contact:phone`, `contact:email`, `account:bank` or `account:wallet`
             * @example [
             *       "contact:phone"
             *     ]
             */
            fields: string[];
            /**
             * @description Each purpose allows certain classes of data
             * @enum {string}
             */
            purpose: "identity-verification" | "payment-repair" | "grievance" | "deduplication-review" | "legal-order" | "subject-access";
            /** @description Kept sealed in the audit trail */
            reason: string;
        };
        RevealedFieldDto: {
            field: string;
            /** @description Every valid value on file, as it is; of an attribute at most one. None: empty */
            values: string[];
        };
        RevelationDto: {
            fields: components["schemas"]["RevealedFieldDto"][];
            id: string;
            /** @enum {string} */
            purpose: "identity-verification" | "payment-repair" | "grievance" | "deduplication-review" | "legal-order" | "subject-access";
        };
        RotateKeyDto: {
            /** @enum {string} */
            key: "master" | "registrant" | "index";
        };
        RuleDto: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
            excludedPrograms: components["schemas"]["ExcludedProgramDto"][];
            expression: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            programId: string;
            requiredIdentifier: components["schemas"]["RequiredIdentifierDto"] | null;
            /** @description Counts from 1; runs use the newest */
            version: number;
            weightTables: components["schemas"]["WeightTableDto"][];
        };
        RulePreviewDto: {
            /**
             * Format: date-time
             * @description The instant people were judged as of
             */
            asOf: string;
            /** @description Who is enrolled now: those not eligible would be refused */
            enrolled: components["schemas"]["PreviewRowDto"];
            /** @description Everybody the program is meant for */
            everybody: components["schemas"]["PreviewRowDto"];
            /**
             * Format: uuid
             * @description Of the operation that made it
             */
            id: string;
            /** @description Fewer people than this are never shown */
            minimumCell: number;
            /** @description The scale of the noise: half of it lies within 14, one in twenty beyond 60 */
            noise: number;
            /** @description Who is not enrolled now: those eligible would come in */
            others: components["schemas"]["PreviewRowDto"];
            /** Format: uuid */
            programId: string;
            /** @description Counts with noise below this are not shown */
            shownFrom: number;
        };
        RuleWeightsDto: {
            /**
             * @description As weight() names it
             * @example roof
             */
            name: string;
            /**
             * @description By key, as it is written
             * @example {
             *       "thatch": 12.5,
             *       "tin": 4,
             *       "concrete": 0
             *     }
             */
            weights: {
                [key: string]: number;
            };
        };
        SearchAnswerDto: {
            header: components["schemas"]["DciHeaderDto"];
            message: components["schemas"]["SearchMessageDto"];
            signature: string;
        };
        SearchItemDto: {
            data?: components["schemas"]["DciDataDto"];
            locale?: string;
            pagination?: components["schemas"]["DciPaginationDto"];
            reference_id: string;
            /** @enum {string} */
            status: "rcvd" | "pdng" | "succ" | "rjct";
            status_reason_code?: string;
            status_reason_message?: string;
            /** Format: date-time */
            timestamp: string;
        };
        SearchMessageDto: {
            correlation_id: string;
            search_response: components["schemas"]["SearchItemDto"][];
            transaction_id: string;
        };
        ShownAmountLimitDto: {
            /** @example KES */
            currency: string;
            /** @example 1.00 */
            leastAmount: string | null;
            /** @example 5000.00 */
            mostAmount: string | null;
        };
        ShownAttributeDto: {
            key: string;
            /**
             * @description How its declaration wants it shown
             * @example age_band
             */
            shown: string;
            /** @description null: it is on file */
            value: string[] | null;
        };
        ShownFileDto: {
            /** @description Columns of a CSV file, as `field: header` */
            columns: string[];
            /** @description RFC 7638, SHA-256, of the key the files are encrypted to: compare it with the receiver */
            keyThumbprint: string;
            nameAttributes: string[];
        };
        SignOffDto: {
            /** Format: uuid */
            actorId: string;
            /** Format: date-time */
            at: string;
            /** @description Of the lines as they were: count, totals and hash, in hex */
            digest: string;
            lines: number;
            /** @enum {string} */
            stage: "approve" | "authorize" | "release";
        };
        SocialRegistryDto: {
            /** @description Of an inactive source no run is ordered */
            active: boolean;
            baseUrl: string;
            code: string;
            consentReference: string | null;
            /**
             * Format: date-time
             * @description When its credentials were last given
             */
            credentialsSetAt: string;
            dci: components["schemas"]["DciFactsDto"] | null;
            /** @enum {string} */
            dialect: "openg2p" | "dci";
            /** @example 0 2 * * * */
            fullSchedule: string | null;
            /** Format: uuid */
            id: string;
            /** @example 0 2 * * * */
            incrementalSchedule: string | null;
            jwksUrl: string | null;
            /** @description Ids of its public keys */
            keyIds: string[] | null;
            /** @description The data-need declaration */
            mapping: components["schemas"]["SourceMappingDto"];
            name: string;
            overlapSeconds: number;
            pageSize: number;
            purpose: string | null;
            requestsPerMinute: number | null;
            /** @description Counts changes: the ETag */
            revision: number;
            /** @enum {string} */
            signatures: "off" | "optional" | "required";
            /** @enum {string} */
            tokenStyle: "form" | "json" | "query";
            tokenUrl: string;
            /**
             * Format: date-time
             * @description Where its next incremental run begins, before the overlap
             */
            watermark: string | null;
        };
        SourceMappingDto: {
            group: components["schemas"]["FieldMappingDto"][];
            /** @description In the order in which they name a record at its source */
            idTypes: components["schemas"]["IdTypeMappingDto"][];
            /** @description In order: of several fields for one attribute the first that holds a value is taken */
            individual: components["schemas"]["FieldMappingDto"][];
            paymentAccount?: components["schemas"]["PaymentAccountMappingDto"] | null;
            /** @description Whether phone numbers are asked for */
            phones: boolean;
        };
        StandingDto: {
            /** @enum {string} */
            reason: "deceased" | "moved_away" | "duplicate" | "entered_in_error" | "requested" | "other";
        };
        StartSyncRunDto: {
            /**
             * @default full
             * @enum {string}
             */
            mode?: "full" | "incremental";
        };
        StatementLayoutDto: {
            /** @description Required where payments can be paid: nothing is paid at an amount that nobody told */
            amount?: string;
            /** @description Why it failed or came back */
            code?: string;
            currency?: string;
            /**
             * @default comma
             * @enum {string}
             */
            delimiter?: "comma" | "semicolon" | "tab" | "pipe";
            /** @example Status */
            outcome: string;
            /**
             * @description What the words of the outcome column mean
             * @example {
             *       "SUCCESS": "paid",
             *       "REJECTED": "failed",
             *       "PENDING": "under_way"
             *     }
             */
            outcomes: {
                [key: string]: "paid" | "failed" | "returned" | "under_way";
            };
            /** @description The receiver's own number of the payment */
            paymentReference?: string;
            /**
             * @description Header of the column with the reference of the payment
             * @example Reference
             */
            reference: string;
        };
        StatisticCellDto: {
            /** @description A class for each of the dimensions, in their order */
            classes: string[];
            /** @description Rounded; null: suppressed */
            count: number | null;
            /** @description The count lies within half of this */
            roundedTo: number | null;
        };
        StatisticDto: {
            /**
             * Format: date-time
             * @description The instant people were looked at as of
             */
            asOf: string;
            cells: components["schemas"]["StatisticCellDto"][];
            /** @enum {string} */
            cube: "enrolments-by-state" | "beneficiaries-by-sex" | "beneficiaries-by-age-band" | "beneficiaries-by-area" | "beneficiaries-by-delivery" | "beneficiaries-by-sex-and-age-band" | "beneficiaries-by-sex-and-area" | "beneficiaries-by-area-and-delivery";
            /** Format: date */
            day: string;
            dimensions: ("state" | "sex" | "age_band" | "area" | "delivery")[];
            /** @description Fewer people than this are never shown; others are suppressed so that nobody can compute them */
            minimumCell: number;
            /** @example CASH */
            programCode: string;
            programId: string;
            /** @description Everybody the statistic is of: rounded by itself, not a sum */
            whole: components["schemas"]["StatisticCellDto"];
        };
        SubmissionDto: {
            approval: components["schemas"]["ApprovalDto"] | null;
            /** Format: date-time */
            endedAt: string | null;
            /** Format: uuid */
            endedBy: string | null;
            /** @enum {string} */
            funding: "partial" | "all_or_nothing";
            /** Format: uuid */
            id: string;
            /** @description Counts submissions of the cycle from 1 */
            number: number;
            reason: string | null;
            /** @description Of the cycle, when it was submitted */
            revision: number;
            signOffs: components["schemas"]["SignOffDto"][];
            stages: ("approve" | "authorize" | "release")[];
            /** @enum {string} */
            state: "open" | "approved" | "rejected" | "withdrawn";
            /** Format: date-time */
            submittedAt: string;
            /** Format: uuid */
            submittedBy: string;
        };
        SyncRunDto: {
            /** @description Pages asked for and taken in, each once however often it was tried */
            asked: number;
            /**
             * Format: date-time
             * @description When everything was taken in; null: it was not
             */
            completedAt: string | null;
            /** @description Registrants, members among them */
            created: number;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: uuid
             * @description The user it was ordered by, or who described the source
             */
            createdBy: string;
            /** @description Values of fields that are not mapped, sent all the same and dropped */
            droppedFields: number;
            /** @description Memberships that ended */
            ended: number;
            /** @description Records of erased registrants, not taken in */
            erased: number;
            /** Format: date-time */
            finishedAt: string | null;
            /** @description Links to records that the source does not hold any more */
            gone: number;
            /** Format: uuid */
            id: string;
            /** @description Registrants of another origin, found by an identifier and linked */
            joined: number;
            /** @description Records with an identifier of a registrant of another record */
            knownMatches: number;
            /** @description Links that were not met and end only when somebody confirms it */
            missing: number;
            /** @enum {string} */
            mode: "full" | "incremental";
            /**
             * Format: uuid
             * @description Its operation: to follow, or to cancel
             */
            operationId: string;
            /** @enum {string} */
            orderedBy: "user" | "schedule";
            /** @description Records the source says it has; null: it does not say */
            peerTotal: number | null;
            /** @description Code of the problem that ended or delays it */
            problem: string | null;
            /** @description Records set aside */
            quarantined: number;
            /** @description Records of the source that came */
            received: number;
            /** @description Whether as many came as the source says it has; null: it does not say, or the run is not complete */
            reconciled: boolean | null;
            /** @description Records that were gone, and came back */
            returned: number;
            /**
             * Format: date-time
             * @description What was made or changed since is asked for; null: everything
             */
            since: string | null;
            /** Format: date-time */
            startedAt: string | null;
            /**
             * @description held: so much is gone that somebody must confirm it. unconfirmed: nobody did before a later run began
             * @enum {string}
             */
            state: "queued" | "running" | "succeeded" | "failed" | "cancelled" | "held" | "unconfirmed";
            unchanged: number;
            /** @description Records without an identifier, not taken in */
            unidentified: number;
            updated: number;
            /**
             * Format: date-time
             * @description The source's watermark once everything is taken in
             */
            watermark: string;
        };
        TotalDto: {
            /** @example cash */
            benefitKind: string;
            /** @example KES */
            currency: string | null;
            /** @description Net of returns */
            delivered: string;
            /** @description Still to be delivered */
            due: string;
            /** @example 2400.00 */
            entitled: string;
            /** @description The rest of lines that expired */
            expired: string;
            held: string;
            /** @description Sent or handed out, and no outcome known yet */
            inFlight: string;
            /** @example kg */
            unit: string | null;
        };
        TxnAnswerDto: {
            header: components["schemas"]["DciHeaderDto"];
            message: components["schemas"]["TxnMessageDto"];
            signature: string;
        };
        TxnMessageDto: {
            correlation_id: string;
            transaction_id: string;
            txnstatus_response: components["schemas"]["TxnResponseDto"];
        };
        TxnResponseDto: {
            txn_status: components["schemas"]["TxnStatusDto"];
            /** @enum {string} */
            txn_type: "search" | "subscribe" | "receipt";
        };
        TxnStatusDto: {
            correlation_id: string;
            search_response: components["schemas"]["SearchItemDto"][];
            transaction_id: string;
        };
        UpdatedAnswerDto: {
            correlation_id: string;
            enrolled_response: components["schemas"]["UpdatedItemDto"][];
            header: components["schemas"]["DciHeaderDto"];
            message: components["schemas"]["AckMessageDto"];
            signature: string;
            transaction_id: string;
        };
        UpdatedItemDto: {
            reference_id: string;
            /** @enum {string} */
            status: "rcvd" | "pdng" | "succ" | "rjct";
            status_reason_message?: string;
            /** Format: date-time */
            timestamp: string;
        };
        UserDto: {
            /** @description Whether the tokens of this user are accepted */
            active: boolean;
            /** Format: uuid */
            id: string;
            issuer: string;
            organisation: string;
            /** @description As its issuer names the user */
            subject: string;
        };
        ValuesHeldDto: {
            count: number;
            kind: string;
            /** @enum {string} */
            status: "valid" | "invalid";
        };
        VerdictDto: {
            /** Format: date-time */
            asOf: string;
            /** @enum {string} */
            outcome: "eligible" | "not_eligible" | "unknown";
            /** Format: uuid */
            programId: string;
            /**
             * @description Why not, where the demanded identifier or another program decided; `duplicate_suspected`: eligible, and left where they are until somebody has decided; null: the rule said so
             * @enum {string|null}
             */
            reason: "identifier_missing" | "identifier_expired" | "identifier_invalid" | "enrolled_elsewhere" | "duplicate_suspected" | null;
            registrantId: string;
            ruleVersion: number;
        };
        WebhookDeliveryDto: {
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            endedAt: string | null;
            /**
             * @description Of the last attempt
             * @example status-503
             */
            fault: string | null;
            /**
             * Format: uuid
             * @description webhook-id
             */
            id: string;
            /** Format: date-time */
            nextAt: string | null;
            /** @enum {string} */
            state: "waiting" | "delivered" | "dead";
            /** @enum {string} */
            type: "enrolment.enrolled" | "enrolment.status_changed" | "entitlement.entitled" | "disbursement.paid" | "disbursement.returned";
        };
        WebhookDto: {
            active: boolean;
            /** Format: uuid */
            agreementId: string;
            eventTypes: ("enrolment.enrolled" | "enrolment.status_changed" | "entitlement.entitled" | "disbursement.paid" | "disbursement.returned")[];
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description Until when messages are signed with the secret before as well
             */
            previousSecretUntil: string | null;
            /** @description Null: every program of the agreement */
            programIds: string[] | null;
            /** @description Counts changes: the ETag */
            revision: number;
            url: string;
        };
        WebhookSecretDto: {
            active: boolean;
            /** Format: uuid */
            agreementId: string;
            eventTypes: ("enrolment.enrolled" | "enrolment.status_changed" | "entitlement.entitled" | "disbursement.paid" | "disbursement.returned")[];
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description Until when messages are signed with the secret before as well
             */
            previousSecretUntil: string | null;
            /** @description Null: every program of the agreement */
            programIds: string[] | null;
            /** @description Counts changes: the ETag */
            revision: number;
            /** @description For the receiver alone, and never shown again */
            secret: string;
            url: string;
        };
        WeightTableDto: {
            name: string;
            /** @description Weights by key */
            weights: {
                [key: string]: number;
            };
        };
    };
    responses: {
        /** @description Malformed request */
        Refused400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not authenticated */
        Refused401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not permitted */
        Refused403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not found */
        Refused404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Request timed out */
        Refused408: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Conflict */
        Refused409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Stale */
        Refused412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too large */
        Refused413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Address too long */
        Refused414: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Media type not supported */
        Refused415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Rule broken */
        Refused422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Precondition required */
        Refused428: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests */
        Refused429: {
            headers: {
                /** @description Seconds to wait */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Headers too large */
        Refused431: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not available */
        Refused503: {
            headers: {
                /** @description Seconds to wait */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ClientTokens_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeySetDto"];
                };
            };
            /** @description Malformed request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request timed out */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Address too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Headers too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ClientTokens_give: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientTokenRequestDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientTokenDto"];
                };
            };
            /** @description Malformed request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request timed out */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Address too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Rule broken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Headers too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Subscriptions_notify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DciMessageDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AckDto"];
                };
            };
            /** @description Malformed request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request timed out */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Address too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Rule broken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Headers too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DciMessages_onSearch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DciMessageDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AckDto"];
                };
            };
            /** @description Malformed request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request timed out */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Address too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Rule broken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Headers too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DciMessages_onSubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DciMessageDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AckDto"];
                };
            };
            /** @description Malformed request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request timed out */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Address too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Rule broken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Headers too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DciMessages_onUnsubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DciMessageDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AckDto"];
                };
            };
            /** @description Malformed request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request timed out */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Address too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Rule broken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Headers too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DciMessages_search: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DciMessageDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AckDto"];
                };
            };
            /** @description Malformed request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request timed out */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Address too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Rule broken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Headers too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Subscriptions_subscribe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DciMessageDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AckDto"];
                };
            };
            /** @description Malformed request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request timed out */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Address too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Rule broken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Headers too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Dci_enrolled: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DciMessageDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledAnswerDto"];
                };
            };
            /** @description Malformed request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request timed out */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Address too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Rule broken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Headers too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Subscriptions_report: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DciMessageDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatedAnswerDto"];
                };
            };
            /** @description Malformed request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request timed out */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Address too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Rule broken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Headers too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Dci_search: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DciMessageDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchAnswerDto"];
                };
            };
            /** @description Malformed request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request timed out */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Address too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Rule broken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Headers too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DciMessages_statusNow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DciMessageDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TxnAnswerDto"];
                };
            };
            /** @description Malformed request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request timed out */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Address too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Rule broken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Headers too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DciMessages_onStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DciMessageDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AckDto"];
                };
            };
            /** @description Malformed request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request timed out */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Address too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Rule broken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Headers too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DciMessages_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DciMessageDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AckDto"];
                };
            };
            /** @description Malformed request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request timed out */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Address too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Rule broken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Headers too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Subscriptions_unsubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DciMessageDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AckDto"];
                };
            };
            /** @description Malformed request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request timed out */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Address too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Rule broken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Headers too large */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthDto"];
                };
            };
            400: components["responses"]["Refused400"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthDto"];
                };
            };
            400: components["responses"]["Refused400"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Agreements_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AgreementDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Agreements_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAgreementDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Agreements_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Agreements_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAgreementDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Agreements_activate: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Agreements_deactivate: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Attributes_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AttributeDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Attributes_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAttributeDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttributeDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Attributes_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttributeDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Attributes_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAttributeDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttributeDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Audit_list: {
        parameters: {
            query?: {
                action?: string;
                /** @description The user who acted */
                actor?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At or after */
                from?: string;
                limit?: number;
                program?: string;
                /** @description Handle of a registrant that was touched */
                registrant?: string;
                /** @description Before */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEventDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Audit_verify: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Beneficiaries_get: {
        parameters: {
            query?: {
                /** @description Adds what the members of a group receive on their own */
                include?: "members";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BeneficiaryDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Beneficiaries_lookup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeneficiaryLookupDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BeneficiaryDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    ClassCounts_count: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    CodeLists_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CodeListDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    CodeLists_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCodeListDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeListDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    CodeLists_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeListDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    CodeLists_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCodeListDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeListDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    CodeLists_values: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CodeValueDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    CodeLists_changeValues: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCodeValuesDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeListDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Batches_conservation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cycleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConservationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Batches_order: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                cycleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBatchDto"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Batches_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                cycleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BatchDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Batches_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                cycleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBatchDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Cycles_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleDetailDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Cycles_approve: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Cycles_authorize: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Cycles_cancel: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectCycleDto"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Entitlements_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EntitlementDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Entitlements_supplement: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSupplementaryDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntitlementDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Cycles_expire: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Cycles_prepare: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Entitlements_explainDue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                registrantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DueExplanationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Cycles_reject: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectCycleDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Cycles_release: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Cycles_reopen: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopenCycleDto"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Cycles_submitted: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SubmissionDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Cycles_submit: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    DeliveryChannels_list: {
        parameters: {
            query?: {
                /** @description Only those that take batches, or that are closed */
                active?: "true" | "false";
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DeliveryChannelDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    DeliveryChannels_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateChannelDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryChannelDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    DeliveryChannels_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryChannelDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    DeliveryChannels_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeChannelDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryChannelDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    DeliveryChannels_close: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryChannelDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    DeliveryChannels_reopen: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryChannelDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    ChannelStatements_csv: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelStatementDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    ChannelStatements_pain002: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": string;
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Batches_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchDetailDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Batches_approve: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Batches_cancel: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelBatchDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Batches_lines: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
                state?: "pending" | "sending" | "in_doubt" | "paid" | "held" | "failed" | "returned" | "cancelled" | "dispatched" | "delivered" | "partly_delivered" | "lost" | "issued" | "collected" | "expired";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DisbursementDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Batches_dispatch: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Deliveries_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderListDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    PaymentFiles_describe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentFileDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    PaymentFiles_handOut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A compact JWE (RFC 7516) in each line */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jose-lines": string;
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Batches_reconcile: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Statements_csv: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Statements_pain002: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": string;
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Deliveries_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisbursementDetailDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    SingleMoves_cancel: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelDisbursementDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisbursementDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    SingleMoves_hold: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldDisbursementDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisbursementDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    SingleMoves_reissue: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReissueDisbursementDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisbursementDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    SingleMoves_release: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseDisbursementDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisbursementDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Deliveries_takeBack: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnDeliveryDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Enrolments_history: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EnrolmentMoveDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Entitlements_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntitlementDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Entitlements_cancel: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineReasonDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntitlementDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Deliveries_deliver: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordDeliveryDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Entitlements_exclude: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineReasonDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntitlementDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Entitlements_explanation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineExplanationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Entitlements_history: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LineMoveDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Entitlements_reject: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineReasonDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntitlementDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Grants_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
                /** @description Grants that reach this program, those of every program too */
                programId?: string;
                state?: "to_come" | "in_force" | "expired" | "revoked";
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GrantDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Grants_give: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateGrantDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Grants_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    IdTypes_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["IdTypeDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    IdTypes_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateIdTypeDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdTypeDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    IdTypes_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdTypeDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    IdTypes_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeIdTypeDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdTypeDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Keys_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["KeyDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Keys_destroy: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                purpose: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Keys_rotate: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateKeyDto"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Grants_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Operations_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OperationDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Operations_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Operations_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Operations_follow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events; the data of each is a OperationDto in JSON */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Programs_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
                /** @description Left out: all but the archived */
                state?: "draft" | "active" | "paused" | "closing" | "ended" | "archived";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ProgramDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Programs_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateProgramDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Programs_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Programs_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeProgramDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Programs_activate: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveProgramDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Programs_archive: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveProgramDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Programs_close: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveProgramDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Deduplication_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeduplicationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Deduplication_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeDeduplicationDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeduplicationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Deduplication_order: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    DisbursementExports_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Duplicates_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
                state?: "open" | "resolved";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DuplicateClusterDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Duplicates_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clusterId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicateDetailDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Duplicates_compare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clusterId: string;
                id: string;
                registrantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicateComparisonDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Duplicates_override: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                clusterId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverrideDuplicatesDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicateDetailDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Duplicates_reopen: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                clusterId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JustifyDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicateDetailDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Duplicates_resolve: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                clusterId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveDuplicatesDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicateDetailDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    EligibilityRuns_order: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderRunDto"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Programs_end: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveProgramDto"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Enrolments_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                duplicateCluster?: "open" | "none";
                limit?: number;
                /** @description Why they came to their state */
                reason?: string;
                /** @description In their state since this instant or later */
                since?: string;
                state?: "draft" | "enrolled" | "waitlisted" | "not_eligible" | "duplicated" | "rejected" | "paused" | "exited" | "graduated";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EnrolmentDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Enrolments_open: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenEnrolmentDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Enrolments_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrolmentId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Explanations_ofEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrolmentId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplanationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Enrolments_move: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                enrolmentId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveEnrolmentDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    BulkMoves_order: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderBulkMoveDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkMoveDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Programs_history: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ProgramMoveDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Overpayments_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DisbursementDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Programs_pause: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveProgramDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Proposals_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
                state?: "open" | "accepted" | "declined";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ProposalDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Proposals_accept: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptProposalDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Proposals_decline: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineProposalDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    ReconciliationExceptions_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                kind?: "unknown_reference" | "amount_mismatch" | "move_not_allowed" | "late_return" | "unreadable";
                limit?: number;
                /** @description Only what somebody has, or nobody has, decided about */
                resolved?: "true" | "false";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReconciliationExceptionDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Programs_resume: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveProgramDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Rules_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RuleDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Rules_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRuleDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Rules_preview: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRuleDto"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Rules_previewed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                operationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulePreviewDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Statistics_get: {
        parameters: {
            query: {
                cube: "enrolments-by-state" | "beneficiaries-by-sex" | "beneficiaries-by-age-band" | "beneficiaries-by-area" | "beneficiaries-by-delivery" | "beneficiaries-by-sex-and-age-band" | "beneficiaries-by-sex-and-area" | "beneficiaries-by-area-and-delivery";
                /** @description Day of the snapshot; absent: the newest */
                day?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatisticDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Statistics_take: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Enrolments_verdict: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                registrantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerdictDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Explanations_ofRegistrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                registrantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplanationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    ApprovalPolicy_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalPolicyDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    ApprovalPolicy_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                programId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeApprovalPolicyDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalPolicyDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Benefits_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                programId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BenefitDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Benefits_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                programId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBenefitDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BenefitDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Benefits_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                programId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BenefitDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Benefits_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
                programId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBenefitDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BenefitDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    CycleSchedules_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleScheduleDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    CycleSchedules_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                programId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCycleScheduleDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleScheduleDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Cycles_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                programId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CycleDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Cycles_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                programId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCycleDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Fund_balances: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FundDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Fund_post: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                programId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePostingDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FundPostingDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    ReasonCodes_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                entity?: "program" | "enrolment" | "proposal";
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReasonCodeDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    ReasonCodes_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateReasonCodeDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReasonCodeDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    ReasonCodes_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReasonCodeDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    ReasonCodes_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeReasonCodeDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReasonCodeDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Reconciliations_take: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateReconciliationDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Reconciliations_exceptions: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReconciliationExceptionDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Reconciliations_resolve: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                exceptionId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveExceptionDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationExceptionDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Registrants_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                groupKind?: "household" | "family" | "institution" | "other";
                kind?: "individual" | "group";
                limit?: number;
                status?: "active" | "disabled" | "erased";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RegistrantDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Registrants_register: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Memberships_list: {
        parameters: {
            query?: {
                /** @description Members at this instant; now unless told */
                asOf?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description true: also memberships that have ended; not with asOf */
                ended?: "true" | "false";
                limit?: number;
            };
            header?: never;
            path: {
                groupId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MembershipDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Memberships_add: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                groupId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddMemberDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Memberships_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: string;
                membershipId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Memberships_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                groupId: string;
                membershipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMembershipDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Memberships_end: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                groupId: string;
                membershipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndMembershipDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Memberships_makeHead: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                groupId: string;
                membershipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeHeadDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Registrants_get: {
        parameters: {
            query?: {
                /** @description As it was at this instant (RFC 3339); now unless told */
                asOf?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrantViewDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Registrants_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeProfileDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrantViewDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Audit_accessLog: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEventDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    AccessRequests_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AccessRequestDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    AccessRequests_open: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenAccessRequestDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequestDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    AccessRequests_fulfil: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                requestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessAnswerDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    AccessRequests_refuse: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
                requestId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseAccessRequestDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequestDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Registrants_compare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompareDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Contacts_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ContactDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Contacts_add: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewContactDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Contacts_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                valueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Contacts_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
                valueId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeValueDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Registrants_disable: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StandingDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrantViewDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Registrants_enable: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StandingDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrantViewDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Registrants_erase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Identifiers_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["IdentifierDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Identifiers_add: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIdentifierDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentifierDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Identifiers_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                valueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentifierDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Identifiers_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
                valueId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeIdentifierDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentifierDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Holds_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHoldsDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Holds_place: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceHoldDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHoldsDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Holds_lift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LiftHoldDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHoldsDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Payees_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description true: also payees that have ended */
                ended?: "true" | "false";
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PayeeDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Payees_name: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamePayeeDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayeeDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Payees_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                payeeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayeeDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Payees_end: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
                payeeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndPayeeDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayeeDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    PaymentAccounts_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PaymentAccountDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    PaymentAccounts_add: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPaymentAccountDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentAccountDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    PaymentAccounts_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                valueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentAccountDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    PaymentAccounts_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
                valueId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeValueDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentAccountDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Registrants_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevelationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Imports_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ImportDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Imports_start: {
        parameters: {
            query: {
                /** @description What a row is */
                content: "individuals" | "groups" | "memberships";
                delimiter?: "," | ";" | "|" | "tab";
                /** @description Report only, and write nothing */
                dryRun?: "true" | "false";
                /** @description What becomes of a row whose identifier is known: left out, written over the entry, kept as one more entry */
                policy?: "skip" | "update" | "add-entry";
            };
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Imports_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Imports_errors: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ImportErrorDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Imports_errorFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Registrants_lookup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookupDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RegistrantDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    ReportedPrograms_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
                review?: "open" | "confirmed" | "dismissed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReportedProgramDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    ReportedPrograms_confirm: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportedProgramDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    ReportedPrograms_dismiss: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportedProgramDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Overlaps_list: {
        parameters: {
            query: {
                /** @description and before this one */
                before: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Cycles frozen from this instant on */
                from: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OverlapDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    SocialRegistries_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SocialRegistryDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    SocialRegistries_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSocialRegistryDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SocialRegistryDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    SocialRegistries_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SocialRegistryDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    SocialRegistries_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSocialRegistryDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SocialRegistryDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    SocialRegistries_activate: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SocialRegistryDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    DciAnswers_onSearch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DciAnswerDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DciAckDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    DciAnswers_onStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DciAnswerDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DciAckDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    SocialRegistries_deactivate: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SocialRegistryDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    PullOne_pull: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PullOneDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PulledRegistrantDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Quarantine_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
                reason?: "unreadable" | "too_large" | "rule_broken" | "ambiguous" | "refused";
                state?: "quarantined" | "accepted" | "discarded" | "superseded";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["QuarantinedRecordDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Quarantine_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                recordId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantineCaseDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Quarantine_discard: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
                recordId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscardRecordDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantineCaseDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Quarantine_retry: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
                recordId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryRecordDto"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Quarantine_retryAll: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryQuarantineDto"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    SyncRuns_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SyncRunDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    SyncRuns_start: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartSyncRunDto"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    SyncRuns_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncRunDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    ConfirmGone_confirm: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Statistics_list: {
        parameters: {
            query: {
                cube: "enrolments-by-state" | "beneficiaries-by-sex" | "beneficiaries-by-age-band" | "beneficiaries-by-area" | "beneficiaries-by-delivery" | "beneficiaries-by-sex-and-age-band" | "beneficiaries-by-sex-and-area" | "beneficiaries-by-area-and-delivery";
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StatisticDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Users_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["UserDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Users_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUserDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Users_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Users_activate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Users_deactivate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Vouchers_redeem: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedeemVoucherDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Webhooks_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Webhooks_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookDto"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecretDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Webhooks_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Webhooks_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeWebhookDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            412: components["responses"]["Refused412"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            428: components["responses"]["Refused428"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Webhooks_deliveries: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
                /** @description dead: given up, until it is sent again */
                state?: "waiting" | "delivered" | "dead";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookDeliveryDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Webhooks_read: {
        parameters: {
            query?: {
                /** @description webhook-id of the last event that arrived: what was told after it */
                after?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EventDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            414: components["responses"]["Refused414"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Webhooks_resend: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResendDto"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResentDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
    Webhooks_rotate: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecretDto"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["Refused404"];
            408: components["responses"]["Refused408"];
            409: components["responses"]["Refused409"];
            413: components["responses"]["Refused413"];
            414: components["responses"]["Refused414"];
            415: components["responses"]["Refused415"];
            422: components["responses"]["Refused422"];
            429: components["responses"]["Refused429"];
            431: components["responses"]["Refused431"];
            503: components["responses"]["Refused503"];
        };
    };
}
